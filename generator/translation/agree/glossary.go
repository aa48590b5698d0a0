package agree

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/lexicon"
	"qostil/generator/language/locale"
	"qostil/generator/language/typeset"
)

// glossary finds the names of a site in texts of one language: as they are written, with
// the endings of the language, and misspelt.
type glossary struct {
	lang      string
	lexicon   *lexicon.Lexicon // nil if the language has none
	spellings []spelling
	byFirst   map[rune][]int          // indexes of spellings by the first letter of their first word
	byLetter  map[rune][]spellingWord // words of spellings by their first letter and by their second
}

// spelling is one way to write a name.
type spelling struct {
	name       *config.Name
	words      []string // as written
	stems      []string // of the words, folded, without the endings that other cases replace
	deprecated bool     // the glossaries list it as one to avoid
}

// spellingWord is one word of a spelling, by indexes.
type spellingWord struct{ spelling, word int }

// newGlossary returns the glossary of a language.
func newGlossary(names []*config.Name, l *locale.Locale) *glossary {
	g := &glossary{lang: l.Tag, lexicon: lexicon.Of(l.Tag), byFirst: map[rune][]int{}, byLetter: map[rune][]spellingWord{}}
	for _, n := range names {
		if label := n.Label[g.lang]; label != "" {
			g.add(n, label, false)
			if words := wordsOf(label); n.Group == config.GroupPerson && len(words) > 1 { // the surname alone is a spelling
				g.add(n, words[len(words)-1].text, false)
			}
		}
		for _, form := range n.Forms[g.lang] {
			g.add(n, form, false)
		}
		for _, form := range n.Avoid[g.lang] {
			g.add(n, form, true)
		}
	}
	return g
}

// add adds a spelling of a name.
func (g *glossary) add(n *config.Name, text string, deprecated bool) {
	s := spelling{name: n, deprecated: deprecated}
	for _, w := range wordsOf(text) {
		s.words = append(s.words, w.text)
		s.stems = append(s.stems, g.stem(w.text))
	}
	if len(s.words) == 0 {
		return
	}
	at := len(g.spellings)
	g.spellings = append(g.spellings, s)
	g.byFirst[locale.FirstRune(s.stems[0])] = append(g.byFirst[locale.FirstRune(s.stems[0])], at)
	for i, stem := range s.stems {
		if r := []rune(stem); !deprecated && len(r) >= 5 && locale.StartsUpper(s.words[i]) && !isAcronym(s.words[i]) {
			for _, key := range r[:2] {
				g.byLetter[key] = append(g.byLetter[key], spellingWord{at, i})
			}
		}
	}
}

// isAcronym reports whether a word is capitals only, at most five.
func isAcronym(w string) bool {
	return utf8.RuneCountInString(w) <= 5 && strings.ToUpper(w) == w && strings.ContainsFunc(w, unicode.IsUpper)
}

// inflects reports whether names take endings in the language; agglutinates reports
// whether the endings follow whole words, one behind another.
func (g *glossary) inflects() bool     { return g.lexicon != nil && g.lexicon.Inflected }
func (g *glossary) agglutinates() bool { return g.inflects() && len(g.lexicon.Genitive) > 0 }

// maxEnding returns how many letters the endings of a word may have.
func (g *glossary) maxEnding() int {
	switch {
	case g.agglutinates():
		return 10
	case g.inflects():
		return 3
	}
	return 0
}

// stem returns a folded word without the ending that other cases replace.
func (g *glossary) stem(w string) string {
	folded := locale.Fold(w)
	if !g.inflects() || isAcronym(w) {
		return folded
	}
	for _, ending := range g.lexicon.Endings {
		if bare, found := strings.CutSuffix(folded, ending); found && utf8.RuneCountInString(bare) >= 3 {
			return bare
		}
	}
	return folded
}

// matches reports whether a word of a text is a word of a spelling, in any grammatical
// case.
func (g *glossary) matches(w word, text, stem string) bool {
	if isAcronym(text) {
		rest, found := strings.CutPrefix(w.text, text)
		return found && (rest == "" || g.agglutinates() && !locale.StartsUpper(rest) || isPossessive(rest))
	}
	if locale.StartsUpper(text) && !locale.StartsUpper(w.text) {
		return false
	}
	rest, found := strings.CutPrefix(w.folded, stem)
	if !g.inflects() {
		return found && (rest == "" || rest == "s" || isPossessive(rest))
	}
	return found && utf8.RuneCountInString(rest) <= g.maxEnding()
}

// isPossessive reports whether the rest of a word is an apostrophe, with or without s.
func isPossessive(rest string) bool {
	bare := strings.TrimLeft(rest, typeset.Apostrophes)
	return bare != rest && (bare == "s" || bare == "")
}

// find calls found with each spelling that begins at word i of a text.
func (g *glossary) find(words []word, i int, found func(s *spelling)) {
	for _, k := range g.byFirst[locale.FirstRune(words[i].folded)] {
		s := &g.spellings[k]
		n := 0
		for n < len(s.words) && i+n < len(words) && (n == 0 || words[i+n].joined) && g.matches(words[i+n], s.words[n], s.stems[n]) {
			n++
		}
		if n == len(s.words) {
			found(s)
		}
	}
}

// nearest returns the name that a word probably misspells, and the word of it that is
// meant, or nil: one letter differs, is missing or is too many, or two in a word of ten or
// more.
func (g *glossary) nearest(w word) (best *config.Name, meant string) {
	folded := w.folded
	if !g.inflects() {
		folded = w.head()
	}
	letters := []rune(folded)
	if len(letters) < 4 {
		return nil, ""
	}
	candidates := slices.Concat(g.byLetter[letters[0]], g.byLetter[letters[1]]) // the first letter may be missing, or one too many before it
	least := 3
	for _, c := range candidates {
		s := &g.spellings[c.spelling]
		stem := s.stems[c.word]
		root := []rune(stem)
		if strings.HasPrefix(folded, stem) {
			continue
		}
		allowed := 1
		if len(root) >= 10 {
			allowed = 2
		}
		for _, cut := range []int{len(root), len(root) + 1, len(root) - 1} {
			if cut < 4 || cut > len(letters) || len(letters)-cut > g.maxEnding() {
				continue
			}
			head := string(letters[:cut])
			if d := diag.Distance(head, stem); d <= allowed && d < least && (letters[0] == root[0] || d == 1 && cut != len(root)) {
				best, meant, least = s.name, s.words[c.word], d
			}
		}
	}
	return best, meant
}
