package align

import (
	"math"
	"slices"

	"qostil/generator/markdown"
	"qostil/generator/prose"
	"qostil/generator/site"
)

// Match is consecutive blocks of one text and those of the other that say the same. One
// side is empty if only the other text says it.
type Match struct{ A, B Span }

// Span is consecutive blocks of a text, from index From up to, but without, index To.
type Span struct{ From, To int }

// Len returns the number of blocks.
func (s Span) Len() int { return s.To - s.From }

// Align matches the blocks of two versions of a story. Errors are those of reading the
// two files.
func Align(p *prose.Prose, a, b *site.Article) ([]Match, error) {
	factsA, err := p.Facts(a)
	if err != nil {
		return nil, err
	}
	factsB, err := p.Facts(b)
	if err != nil {
		return nil, err
	}
	if sameStructure(factsA.Blocks, factsB.Blocks) {
		matches := make([]Match, len(factsA.Blocks))
		for i := range matches {
			matches[i] = Match{Span{i, i + 1}, Span{i, i + 1}}
		}
		return matches, nil
	}
	blocksA, err := blocksOf(p, a, factsA)
	if err != nil {
		return nil, err
	}
	blocksB, err := blocksOf(p, b, factsB)
	if err != nil {
		return nil, err
	}
	dropFrequent(blocksA, blocksB)
	return cheapest(blocksA, blocksB), nil
}

// sameStructure reports whether two texts have the same kinds of blocks in the same order,
// none much longer than the one opposite.
func sameStructure(a, b []markdown.Block) bool {
	return slices.EqualFunc(a, b, func(x, y markdown.Block) bool {
		return x.Kind == y.Kind && x.Level == y.Level && (!keepsLength(x.Kind) || lengthCost(int(x.Letters), int(y.Letters)) < maxSameLength)
	})
}

// maxSameLength is the cost of lengths up to which sameStructure takes two blocks for
// translations of each other: two and a half standard deviations.
const maxSameLength = 4.4

// shapes are the numbers of blocks that a match can have, and what each costs beyond one
// block opposite one: the negative logarithms of the frequencies in Gale and Church, table
// 5 and appendix. Three blocks opposite one are not in the paper; they count as two cuts.
var shapes = [...]struct {
	a, b int
	cost float64
}{
	{1, 1, 0}, {1, 2, 2.3}, {2, 1, 2.3}, {1, 0, 4.5}, {0, 1, 4.5}, {2, 2, 4.4}, {1, 3, 4.6}, {3, 1, 4.6},
}

// cheapest finds the matches of the least total cost by dynamic programming, as the paper
// does. The paper aligns the sentences of one paragraph; here the blocks of a whole text
// are aligned, so a block without another costs the same however long it is.
func cheapest(a, b []block) []Match {
	type step struct {
		cost  float64
		shape int
	}
	width := len(b) + 1
	best := make([]step, (len(a)+1)*width) // for the first i blocks of a and j of b, at i*width+j
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
					cost += matchCost(a[i-s.a:i], b[j-s.b:j])
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

// Costs of blocks of different kinds, and of headings of different levels.
const (
	otherKind  = 1.5
	otherLevel = 1.5
)

// matchCost returns the cost of matching some blocks with some others, without that of
// the shape. It is infinite if they cannot match.
func matchCost(a, b []block) float64 {
	if len(a)+len(b) > 2 && !(areRunningText(a) && areRunningText(b)) {
		return math.Inf(1)
	}
	cost := 0.0
	if x, y := a[0], b[0]; len(a)+len(b) == 2 {
		switch {
		case x.kind == y.kind && x.level != y.level:
			cost = otherLevel
		case x.kind != y.kind && !(areRunningText(a) && areRunningText(b)):
			return math.Inf(1)
		case x.kind != y.kind:
			cost = otherKind
		}
	}
	if keepsLength(a[0].kind) {
		cost += lengthCost(letters(a), letters(b))
	}
	return cost + anchorCost(a, b)
}

// keepsLength reports whether a translation of a block of a kind is about as long as the
// block. Captions, and words in tables and code, may be of any length.
func keepsLength(k markdown.BlockKind) bool {
	switch k {
	case markdown.TableBlock, markdown.FigureBlock, markdown.CodeBlock, markdown.RuleBlock, markdown.NotesBlock:
		return false
	}
	return true
}

// areRunningText reports whether all blocks are paragraphs, quotes or lists. These can be
// cut in two, and a paragraph in one language can be a quote or a list in another.
func areRunningText(blocks []block) bool {
	return !slices.ContainsFunc(blocks, func(b block) bool {
		return b.kind != markdown.ParagraphBlock && b.kind != markdown.QuoteBlock && b.kind != markdown.ListBlock
	})
}

// letters returns the number of letters in some blocks.
func letters(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += b.letters
	}
	return n
}

// maxLengthCost is the cost of all lengths that differ very much.
const maxLengthCost = 25

// lengthCost returns the cost of two numbers of letters: the negative logarithm of the
// probability that texts that say the same differ by as much or more. The paper (sections
// 2.2 and 3.1) expects one letter for each letter, with a variance of 6.8, and finds that
// no pair of languages needs figures of its own.
func lengthCost(a, b int) float64 {
	if a == b {
		return 0
	}
	deviations := math.Abs(float64(a-b)) / math.Sqrt(6.8*float64(a+b)/2)
	return min(-math.Log(math.Erfc(deviations/math.Sqrt2)), maxLengthCost)
}
