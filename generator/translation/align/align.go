package align

import (
	"math"
	"slices"

	"qostil/generator/markdown"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Match is what two texts say alike: some blocks of the one, and those of the other
// that stand opposite them. One side is empty where only the other says it.
type Match struct{ A, B Span }

// Span is consecutive blocks of a text, by their places in its Facts: from From up to
// To, which is none of them.
type Span struct{ From, To int }

// Len is how many blocks there are.
func (s Span) Len() int { return s.To - s.From }

// Align finds which blocks of two versions of a story say the same, in their order,
// each block once.
func Align(p *prose.Prose, a, b *site.Article) ([]Match, error) {
	fa, err := p.Facts(a)
	if err != nil {
		return nil, err
	}
	fb, err := p.Facts(b)
	if err != nil {
		return nil, err
	}
	if agree(fa.Blocks, fb.Blocks) {
		matches := make([]Match, len(fa.Blocks))
		for i := range matches {
			matches[i] = Match{Span{i, i + 1}, Span{i, i + 1}}
		}
		return matches, nil
	}
	ua, err := units(p, a, fa)
	if err != nil {
		return nil, err
	}
	ub, err := units(p, b, fb)
	if err != nil {
		return nil, err
	}
	sift(ua, ub)
	return align(ua, ub), nil
}

// agree says whether two texts are of one structure: the same kinds of blocks in the
// same order, none much longer than the one opposite.
func agree(a, b []markdown.Block) bool {
	return slices.EqualFunc(a, b, func(x, y markdown.Block) bool {
		return x.Kind == y.Kind && x.Level == y.Level && (!told(x.Kind) || unlike(int(x.Letters), int(y.Letters)) < alike)
	})
}

// alike is a cost of lengths up to which two blocks are taken for each other on sight:
// two and a half standard deviations.
const alike = 4.4

// What the shapes of matches cost, as negative logarithms of how often they are met:
// Gale and Church, A Program for Aligning Sentences in Bilingual Corpora,
// Computational Linguistics 19 (1993), table 5 and appendix, relative to one block
// opposite one. Three opposite one are not theirs: they are two cuts.
var shapes = []struct {
	a, b int
	cost float64
}{
	{1, 1, 0}, {1, 2, 2.3}, {2, 1, 2.3}, {1, 0, 4.5}, {0, 1, 4.5}, {2, 2, 4.4}, {1, 3, 4.6}, {3, 1, 4.6},
}

// align finds the cheapest row of matches by dynamic programming, as that paper does.
// Theirs are sentences of paragraphs that are known to be opposite, ours are the
// blocks of a whole text; so kinds and marks have a say beside lengths, and a block
// without another costs the same however long it is.
func align(a, b []unit) []Match {
	type step struct {
		cost  float64
		shape int
	}
	width := len(b) + 1
	best := make([]step, (len(a)+1)*width)
	for i := 0; i <= len(a); i++ {
		for j := 0; j <= len(b); j++ {
			if i+j == 0 {
				continue
			}
			here := step{math.Inf(1), 0}
			for n, s := range shapes {
				if i < s.a || j < s.b {
					continue
				}
				cost := best[(i-s.a)*width+j-s.b].cost + s.cost
				if s.a > 0 && s.b > 0 {
					cost += between(a[i-s.a:i], b[j-s.b:j])
				}
				if cost < here.cost {
					here = step{cost, n}
				}
			}
			best[i*width+j] = here
		}
	}
	var matches []Match
	for i, j := len(a), len(b); i+j > 0; {
		s := shapes[best[i*width+j].shape]
		matches = append(matches, Match{Span{i - s.a, i}, Span{j - s.b, j}})
		i, j = i-s.a, j-s.b
	}
	slices.Reverse(matches)
	return matches
}

// between is what it costs to take some blocks for some others, their shape aside.
func between(a, b []unit) float64 {
	if len(a)+len(b) > 2 && !(running(a) && running(b)) {
		return math.Inf(1)
	}
	cost := 0.0
	if x, y := a[0], b[0]; len(a)+len(b) == 2 {
		switch {
		case x.kind == y.kind && x.level != y.level:
			cost = otherLevel
		case x.kind != y.kind && !(running(a) && running(b)):
			return math.Inf(1)
		case x.kind != y.kind:
			cost = otherKind
		}
	}
	if told(a[0].kind) {
		cost += unlike(length(a), length(b))
	}
	return cost + apart(a, b)
}

// What it costs that kinds differ, and levels of headings.
const (
	otherKind  = 1.5
	otherLevel = 1.5
)

// told says whether what a block of a kind says has a length that a translation keeps:
// words that stand for pictures, and those in tables and code, may differ as they like.
func told(k markdown.BlockKind) bool {
	switch k {
	case markdown.TableBlock, markdown.FigureBlock, markdown.CodeBlock, markdown.RuleBlock, markdown.NotesBlock:
		return false
	}
	return true
}

// running says whether blocks are running text, of which one may be cut in two, and a
// paragraph in one language be a quote or a list in another.
func running(units []unit) bool {
	return !slices.ContainsFunc(units, func(u unit) bool {
		return u.kind != markdown.ParagraphBlock && u.kind != markdown.QuoteBlock && u.kind != markdown.ListBlock
	})
}

func length(units []unit) int {
	n := 0
	for _, u := range units {
		n += u.letters
	}
	return n
}

// unlike is what two lengths cost, in letters: the negative logarithm of how likely
// texts that say the same differ by as much or more. A letter in one language makes one
// in the other on average, with a variance of 6.8, as in the paper (sections 2.2, 3.1),
// which found that no pair of languages needs figures of its own.
func unlike(a, b int) float64 {
	if a == b {
		return 0
	}
	deviations := math.Abs(float64(a-b)) / math.Sqrt(6.8*float64(a+b)/2)
	return min(-math.Log(math.Erfc(deviations/math.Sqrt2)), never)
}

// never is the cost beyond which differences are all the same.
const never = 25
