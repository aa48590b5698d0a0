package agree

import (
	"strings"
	"time"
	"unicode/utf8"

	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// lint warns of what does not belong into the language of a version, and of a translation
// without a translator.
func (v *version) lint(problems *diag.List) {
	v.lintLanguage(problems)
	v.lintScripts(problems)
	v.lintQuotes(problems)
	if t := v.Header.Translation; t != nil && len(t.Translator) == 0 && !v.silenced["translator"] {
		problems.Add(v.At("translation"), "translator.missing")
	}
}

// lintLanguage warns of each part in another language. If most parts are, it gives one
// warning for the text.
func (v *version) lintLanguage(problems *diag.List) {
	if v.lexicon == nil || v.silenced["language"] {
		return
	}
	type foreignPart struct {
		part *part
		lang string
	}
	var found []foreignPart
	known := 0 // parts whose language is certain
	for i := range v.parts {
		p := &v.parts[i]
		lang, sure := v.lexicon.Tell(p.unmarked())
		if !sure {
			continue
		}
		known++
		if lang != v.Lang {
			found = append(found, foreignPart{p, lang})
		}
	}
	if len(found) > 1 && 2*len(found) > known {
		problems.Add(found[0].part.top(), "language.text-seems", found[0].lang, v.Lang)
		return
	}
	for _, f := range found {
		problems.Add(f.part.top(), "language.part-seems", f.lang, v.Lang)
	}
}

// unmarked returns the text of a part without the ranges that are marked as being in
// another language.
func (p *part) unmarked() string {
	if p.reading == nil || len(p.reading.Foreign) == 0 {
		return p.text
	}
	var b strings.Builder
	last := 0
	for _, f := range p.reading.Foreign {
		b.WriteString(p.text[last:max(last, f.From)])
		last = max(last, f.To)
	}
	b.WriteString(p.text[last:])
	return b.String()
}

// lintScripts warns of words that mix Latin and Cyrillic letters, once for each word. It
// leaves out the title, which is checked when the file is read.
func (v *version) lintScripts(problems *diag.List) {
	reported := map[string]bool{}
	for i := range v.parts {
		p := &v.parts[i]
		if p.key == "title" {
			continue
		}
		for _, w := range p.words {
			mixed, letter := locale.MixedScript(w.text)
			if mixed == "" || reported[w.text] || v.silenced[w.folded] {
				continue
			}
			reported[w.text] = true
			problems.Add(p.place(w.from, w.to), "letters.mixed", mixed, letter, letter)
		}
	}
}

// lintQuotes warns of the first quotation mark that is another language's. Languages whose
// marks are neither « nor “ are not checked.
func (v *version) lintQuotes(problems *diag.List) {
	own := v.Language.Quotes
	if v.silenced["quotes"] || own.Open != "«" && own.Open != "“" {
		return
	}
	for i := range v.parts {
		p := &v.parts[i]
		inside := false // between marks of this language
		for at, r := range p.text {
			mark := string(r)
			switch {
			case !strings.ContainsRune("«»„“”", r) || p.isForeign(at):
				continue
			case mark == own.Open:
				inside = true
				continue
			case mark == own.Close:
				inside = false
				continue
			case inside && strings.Contains(own.InnerOpen+own.InnerClose+"„“”", mark) && own.Open == "«":
				continue
			}
			problems.Add(p.place(at, at+utf8.RuneLen(r)), "quote.other-language", mark, v.Lang, own.Open, own.Close)
			return
		}
	}
}

// maxDateGap is how long a translation may follow or precede its original without a
// warning.
const maxDateGap = 7 * 24 * time.Hour

// lintDate warns if the date of a translation is far from that of its original.
func (v *version) lintDate(original *version, problems *diag.List) {
	gap := v.Date.Sub(original.Date)
	if gap.Abs() <= maxDateGap || v.Header.Draft || v.silenced["date"] || v.Header.Date.IsZero() || original.Header.Date.IsZero() {
		return
	}
	problems.Add(v.At("date"), "translation.date", int(gap.Abs().Hours()/24)).
		With(original.At("date"))
}
