package fields

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/diag"
)

// withName sets the key of a value and of the items of a list, and returns the value.
func (v *Value) withName(key string) *Value {
	v.Name = key
	for _, item := range v.Items {
		item.withName(key)
	}
	return v
}

// TypeError adds the error that a value is not of the type wanted, given in words that
// fit after "must be". It adds none if an error of the value was reported before.
func (d *Document) TypeError(v *Value, want string) *diag.Problem {
	if v.reported {
		return &diag.Problem{} // one mistake is one message
	}
	got := v.Kind.String()
	if v.Kind == Scalar {
		got = strconv.Quote(shorten(v.Text))
	}
	if v.Name == "" {
		return d.Problems.Errorf(v.Place, "want %s, not %s", want, got)
	}
	return d.Problems.Errorf(v.Place, "%q must be %s, not %s", v.Name, want, got)
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// Text reads one line of text of at most max characters. Characters that change the
// direction of text, control characters, which XML does not allow in feeds, and characters
// without width are errors. So are empty texts.
func (d *Document) Text(v *Value, max int) (string, bool) {
	if v.Kind != Scalar {
		p := d.TypeError(v, "text")
		if v.Kind == Mapping && len(v.Entries) == 1 {
			p.Hintf("if the text holds a colon, put it into quotes")
		}
		return "", false
	}
	text := strings.TrimSpace(v.Text)
	if strings.IndexFunc(text, isVisible) < 0 {
		d.Problems.Errorf(v.Place, "%q is empty", v.Name)
		return "", false
	}
	if n := utf8.RuneCountInString(text); n > max {
		d.Problems.Errorf(v.Place, "%q is %d letters long; at most %d are allowed", v.Name, n, max)
		return "", false
	}
	if r, what := findForbidden(text); what != "" {
		p := d.Problems.Errorf(v.Place, "%q holds %s (U+%04X)", v.Name, what, r)
		if r == '\n' {
			p.Hintf("write it on one line")
		} else {
			p.Hintf("delete the invisible character")
		}
		return "", false
	}
	return text, true
}

func isVisible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// findForbidden returns the first character that a headline, a tag or a name must not
// have, and what it is.
func findForbidden(text string) (rune, string) {
	marks := 0
	for _, r := range text {
		switch {
		case r == '\n':
			return r, "a line break"
		case r == '\t':
			return r, "a tab"
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufffe' || r == '\uffff':
			return r, "a control character"
		case unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c': // marks, which Arabic and Hebrew need: they turn no word
			return r, "a character that turns the direction of writing"
		case r == '\u200b' || r == '\u2060' || r == '\ufeff':
			return r, "a character without width"
		}
		if unicode.Is(unicode.Mn, r) {
			if marks++; marks > 4 {
				return r, "a heap of combining marks"
			}
		} else {
			marks = 0
		}
	}
	return 0, ""
}

// Bool reads true or false. Words such as yes, no, on and off are errors.
func (d *Document) Bool(v *Value) (value, ok bool) {
	if v.Kind == Scalar && !v.Quoted {
		switch v.Text {
		case "true":
			return true, true
		case "false":
			return false, true
		}
	}
	p := d.TypeError(v, "true or false")
	switch strings.ToLower(v.Text) {
	case "yes", "on", "true", "y", "1", "да":
		p.Hintf("write: %s: true", v.Name)
	case "no", "off", "false", "n", "0", "нет":
		p.Hintf("write: %s: false", v.Name)
	}
	return false, false
}

// Int reads a whole number within bounds.
func (d *Document) Int(v *Value, low, high int) (int, bool) {
	if v.Kind == Scalar && !v.Quoted {
		n, err := strconv.Atoi(v.Text)
		if err == nil && n >= low && n <= high {
			return n, true
		}
	}
	d.TypeError(v, fmt.Sprintf("a whole number from %d to %d", low, high))
	return 0, false
}

// ReadWord reads one of a few words.
func ReadWord[W ~string](d *Document, v *Value, words []W) (W, bool) {
	if v.Kind == Scalar && slices.Contains(words, W(v.Text)) {
		return W(v.Text), true
	}
	p := d.TypeError(v, oneOf(words))
	if hint := diag.DidYouMean(v.Text, typed[string](words)); hint != "" {
		p.Hintf("%s", hint)
	}
	return "", false
}

func oneOf[W ~string](words []W) string {
	texts := typed[string](words)
	last := len(texts) - 1
	if last == 0 {
		return texts[0]
	}
	return strings.Join(texts[:last], ", ") + " or " + texts[last]
}

// typed converts a list of one string type to another.
func typed[To, From ~string](words []From) []To {
	if words == nil {
		return nil
	}
	converted := make([]To, len(words))
	for i, w := range words {
		converted[i] = To(w)
	}
	return converted
}

// Texts reads a list of texts. If one is true, a single text is read as a list of one.
func (d *Document) Texts(v *Value, max int, one bool) []string {
	if one && v.Kind == Scalar {
		if text, ok := d.Text(v, max); ok {
			return []string{text}
		}
		return nil
	}
	if v.Kind != List {
		want := "a list"
		if one {
			want = "one value or a list"
		}
		p := d.TypeError(v, want)
		if v.Kind == Scalar {
			p.Hintf("write: %s: [%s]", v.Name, v.Text)
		}
		return nil
	}
	var texts []string
	for _, item := range v.Items {
		if text, ok := d.Text(item, max); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// ByLanguage reads a text for each language.
func (d *Document) ByLanguage(v *Value, max int) map[string]string {
	if v.Kind != Mapping {
		d.TypeError(v, "a text for each language").Hintf("write: %s: {ru: ..., en: ...}", v.Name)
		return nil
	}
	if len(v.Entries) == 0 {
		d.Problems.Errorf(v.Place, "%q is empty", v.Name)
	}
	texts := map[string]string{}
	for _, e := range v.Entries {
		if d.Language != nil {
			if meant, ok := d.Language(e.Key); !ok {
				p := d.Problems.Errorf(e.Place, "%q is not a language that this program knows", e.Key)
				if meant != "" {
					p.Hintf("did you mean %q?", meant)
				}
				continue
			}
		}
		if text, ok := d.Text(e.Value, max); ok {
			texts[e.Key] = text
		}
	}
	return texts
}
