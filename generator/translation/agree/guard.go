package agree

import (
	"strings"
	"time"
	"unicode/utf8"

	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// guard warns of what the language of a version does not have.
func (v *version) guard(problems *diag.List) {
	v.language(problems)
	v.scripts(problems)
	v.marks(problems)
	if t := v.Header.Translation; t != nil && len(t.Translator) == 0 && !v.silenced["translator"] {
		problems.Warnf(v.At("translation"), "nobody is named who translated this").Hintf("add translator: to translation")
	}
}

// language warns of paragraphs in another language; of all of them at once where the
// whole text is.
func (v *version) language(problems *diag.List) {
	if v.lexicon == nil || v.silenced["language"] {
		return
	}
	type strange struct {
		part *part
		lang string
	}
	var found []strange
	read := 0
	for i := range v.parts {
		p := &v.parts[i]
		text := p.own()
		lang, sure := v.lexicon.Tell(text)
		if !sure {
			continue
		}
		read++
		if lang != v.Lang {
			found = append(found, strange{p, lang})
		}
	}
	if len(found) > 1 && 2*len(found) > read {
		problems.Warnf(found[0].part.top(), "the text seems to be in %q, not in %q", found[0].lang, v.Lang).
			Hintf("the language of a file is the last part of its name before .md")
		return
	}
	for _, s := range found {
		problems.Warnf(s.part.top(), "this seems to be in %q, not in %q", s.lang, v.Lang).
			Hintf("translate it, or mark it: [...]{lang=%s}", s.lang)
	}
}

// own is the text of a part without what is marked as being in another language.
func (p *part) own() string {
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

// scripts warns of words that mix Latin and Cyrillic letters. Those of headlines are
// told when the file is read.
func (v *version) scripts(problems *diag.List) {
	told := map[string]bool{}
	for i := range v.parts {
		p := &v.parts[i]
		if p.key == "title" {
			continue
		}
		for _, w := range p.words {
			mixed, letter := locale.MixedScript(w.text)
			if mixed == "" || told[w.text] || v.silenced[w.folded] {
				continue
			}
			told[w.text] = true
			problems.Warnf(p.place(w.from, w.to), "the word %q mixes Latin and Cyrillic letters (%q, U+%04X)", mixed, letter, letter).
				Hintf("type the letter again on the keyboard of the word's language")
		}
	}
}

// marks warns of quotation marks that are another language's: once a version.
func (v *version) marks(problems *diag.List) {
	own := v.Language.Quotes
	if v.silenced["quotes"] || own.Open != "«" && own.Open != "“" {
		return
	}
	for i := range v.parts {
		p := &v.parts[i]
		inside := false // a quotation of this language
		for at, r := range p.text {
			mark := string(r)
			switch {
			case !strings.ContainsRune("«»„“”", r) || p.foreign(at):
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
			problems.Warnf(p.place(at, at+utf8.RuneLen(r)), "the quotation mark %s is not one of %q, which has %s…%s", mark, v.Lang, own.Open, own.Close).
				Hintf("straight ones (\") are set as the language wants them")
			return
		}
	}
}

// farApart is how long the versions of a story may come after one another.
const farApart = 7 * 24 * time.Hour

// dates warns of a translation whose date is far from its original's.
func (v *version) dates(original *version, problems *diag.List) {
	between := v.Date.Sub(original.Date)
	if between.Abs() <= farApart || v.Header.Draft || v.silenced["date"] || v.Header.Date.IsZero() || original.Header.Date.IsZero() {
		return
	}
	problems.Warnf(v.At("date"), "the translation is dated %d days from its original", int(between.Abs().Hours()/24)).
		With(original.At("date")).Hintf("if this is right, the front matter can say so: parity: [date]")
}
