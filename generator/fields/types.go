package fields

import (
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

// TypeError adds the error that a value is not of the type wanted. The code, such as
// "want.list", has words that fit after "must be". It adds none if an error of the value
// was reported before.
func (d *Document) TypeError(v *Value, code diag.Code, args ...any) *diag.Problem {
	if v.reported {
		return &diag.Problem{} // one mistake is one message
	}
	want, got := diag.Say(code, args...), v.Kind.String()
	if v.Kind == Scalar {
		got = strconv.Quote(shorten(v.Text))
	}
	if v.Name == "" {
		return d.Problems.Add(v.Place, "value.wrong-item", want, got)
	}
	return d.Problems.Add(v.Place, "value.wrong", v.Name, want, got)
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
		p := d.TypeError(v, "want.text")
		if v.Kind == Mapping && len(v.Entries) == 1 {
			p.WithHint("hint.quote-colon")
		}
		return "", false
	}
	text := strings.TrimSpace(v.Text)
	if strings.IndexFunc(text, isVisible) < 0 {
		d.Problems.Add(v.Place, "value.empty", v.Name)
		return "", false
	}
	if n := utf8.RuneCountInString(text); n > max {
		d.Problems.Add(v.Place, "value.long", v.Name, n, max)
		return "", false
	}
	if r, what := findForbidden(text); what != "" {
		p := d.Problems.Add(v.Place, "value.character", v.Name, diag.Say(what), r)
		if r == '\n' {
			p.WithHint("hint.one-line")
		} else {
			p.WithHint("hint.invisible")
		}
		return "", false
	}
	return text, true
}

func isVisible(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) }

// findForbidden returns the first character that a headline, a tag or a name must not
// have, and what it is.
func findForbidden(text string) (rune, diag.Code) {
	marks := 0
	for _, r := range text {
		switch {
		case r == '\n':
			return r, "character.line-break"
		case r == '\t':
			return r, "character.tab"
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == '\ufffe' || r == '\uffff':
			return r, "character.control"
		case unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c': // marks, which Arabic and Hebrew need: they turn no word
			return r, "character.direction"
		case r == '\u200b' || r == '\u2060' || r == '\ufeff':
			return r, "character.no-width"
		}
		if unicode.Is(unicode.Mn, r) {
			if marks++; marks > 4 {
				return r, "character.marks"
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
	p := d.TypeError(v, "want.bool")
	switch strings.ToLower(v.Text) {
	case "yes", "on", "true", "y", "1", "да":
		p.WithHint("hint.true", v.Name)
	case "no", "off", "false", "n", "0", "нет":
		p.WithHint("hint.false", v.Name)
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
	d.TypeError(v, "want.number-between", low, high)
	return 0, false
}

// ReadWord reads one of a few words.
func ReadWord[W ~string](d *Document, v *Value, words []W) (W, bool) {
	if v.Kind == Scalar && slices.Contains(words, W(v.Text)) {
		return W(v.Text), true
	}
	d.TypeError(v, "want.one-of", oneOf(words)).WithHintMessage(diag.DidYouMean(v.Text, typed[string](words)))
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
		var want diag.Code = "want.list"
		if one {
			want = "want.one-or-list"
		}
		p := d.TypeError(v, want)
		if v.Kind == Scalar {
			p.WithHint("hint.write-list", v.Name, v.Text)
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
		d.TypeError(v, "want.by-language").WithHint("hint.by-language", v.Name)
		return nil
	}
	if len(v.Entries) == 0 {
		d.Problems.Add(v.Place, "value.empty", v.Name)
	}
	texts := map[string]string{}
	for _, e := range v.Entries {
		if d.Language != nil {
			if meant, ok := d.Language(e.Key); !ok {
				p := d.Problems.Add(e.Place, "language.unknown", e.Key)
				if meant != "" {
					p.WithHint("hint.did-you-mean", meant)
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
