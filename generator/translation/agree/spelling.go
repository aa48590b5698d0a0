package agree

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/language/locale"
)

// glossary is the names of a site in one language, ready to be found in texts: as they
// are, with the endings that the language puts to them, and nearly.
type glossary struct {
	lang      string
	lexicon   *locale.Lexicon // nil where the language has none
	spellings []spelling
	first     map[rune][]int    // spellings by the first letter of their first word
	roots     map[rune][]rootOf // words of spellings by their first letter, and by their second
}

// spelling is one way to write a name, word by word.
type spelling struct {
	name   *config.Name
	words  []string // as written
	stems  []string // folded, without the endings that other cases replace
	unwise bool     // not wanted
}

// rootOf is one word of a spelling.
type rootOf struct{ spelling, word int }

func newGlossary(names []*config.Name, l *locale.Locale) *glossary {
	g := &glossary{lang: l.Tag, lexicon: l.Lexicon(), first: map[rune][]int{}, roots: map[rune][]rootOf{}}
	for _, n := range names {
		if label := n.Label[g.lang]; label != "" {
			g.add(n, label, false)
			if words := wordsOf(label); n.Group == config.GroupPerson && len(words) > 1 { // the surname alone will do
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

func (g *glossary) add(n *config.Name, text string, unwise bool) {
	s := spelling{name: n, unwise: unwise}
	for _, w := range wordsOf(text) {
		s.words = append(s.words, w.text)
		s.stems = append(s.stems, g.stem(w.text))
	}
	if len(s.words) == 0 {
		return
	}
	at := len(g.spellings)
	g.spellings = append(g.spellings, s)
	g.first[locale.FirstRune(s.stems[0])] = append(g.first[locale.FirstRune(s.stems[0])], at)
	for i, stem := range s.stems {
		if r := []rune(stem); !unwise && len(r) >= 5 && locale.StartsUpper(s.words[i]) && !acronym(s.words[i]) {
			for _, key := range r[:2] {
				g.roots[key] = append(g.roots[key], rootOf{at, i})
			}
		}
	}
}

func acronym(w string) bool {
	return utf8.RuneCountInString(w) <= 5 && strings.ToUpper(w) == w && strings.ContainsFunc(w, unicode.IsUpper)
}

// inflects says whether the names of the language take endings at all, and agglutinates
// whether they are put to whole words, one behind the other.
func (g *glossary) inflects() bool     { return g.lexicon != nil && g.lexicon.Inflected }
func (g *glossary) agglutinates() bool { return g.inflects() && len(g.lexicon.Genitive) > 0 }

// ending is how many letters the endings of a word may have.
func (g *glossary) ending() int {
	switch {
	case g.agglutinates():
		return 10
	case g.inflects():
		return 3
	}
	return 0
}

// stem is a word, folded, without the ending that other cases replace.
func (g *glossary) stem(w string) string {
	folded := locale.Fold(w)
	if !g.inflects() || acronym(w) {
		return folded
	}
	for _, ending := range g.lexicon.Endings {
		if bare, found := strings.CutSuffix(folded, ending); found && utf8.RuneCountInString(bare) >= 3 {
			return bare
		}
	}
	return folded
}

// is says whether a word of a text is a word of a spelling, in whatever case.
func (g *glossary) is(w word, text, stem string) bool {
	if acronym(text) {
		rest, found := strings.CutPrefix(w.text, text)
		return found && (rest == "" || g.agglutinates() && !locale.StartsUpper(rest) || possessive(rest))
	}
	if locale.StartsUpper(text) && !locale.StartsUpper(w.text) {
		return false
	}
	rest, found := strings.CutPrefix(w.folded, stem)
	if !g.inflects() {
		return found && (rest == "" || rest == "s" || possessive(rest))
	}
	return found && utf8.RuneCountInString(rest) <= g.ending()
}

func possessive(rest string) bool {
	bare := strings.TrimLeft(rest, locale.Apostrophes)
	return bare != rest && (bare == "s" || bare == "")
}

// at finds the spellings that begin at a word of a text.
func (g *glossary) at(words []word, i int, found func(s *spelling)) {
	for _, k := range g.first[locale.FirstRune(words[i].folded)] {
		s := &g.spellings[k]
		n := 0
		for n < len(s.words) && i+n < len(words) && (n == 0 || words[i+n].joined) && g.is(words[i+n], s.words[n], s.stems[n]) {
			n++
		}
		if n == len(s.words) {
			found(s)
		}
	}
}

// near is the name that a word nearly is, or nil, and the word of it: one letter is
// another, is missing or is too many, two in long words.
func (g *glossary) near(w word) (best *config.Name, meant string) {
	folded := w.folded
	if !g.inflects() {
		folded = w.head()
	}
	letters := []rune(folded)
	if len(letters) < 4 {
		return nil, ""
	}
	candidates := slices.Concat(g.roots[letters[0]], g.roots[letters[1]]) // one letter may be lost or too many before it
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
			if cut < 4 || cut > len(letters) || len(letters)-cut > g.ending() {
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
