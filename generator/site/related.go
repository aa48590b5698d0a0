package site

import (
	"cmp"
	"slices"
)

// relatedPool is how many of the newest articles of each term are looked at: who
// reads on wants what is recent, and a term may have thousands.
const relatedPool = 50

// Related lists up to n stories of the article's language that share tags with
// it, those with the most shared tags first, then the newest.
func (a *Article) Related(n int) []*Article {
	shared := map[*Article]int{}
	for _, t := range a.Terms {
		for _, other := range t.Articles[:min(relatedPool, len(t.Articles))] {
			if other != a && !other.Brief {
				shared[other]++
			}
		}
	}
	related := make([]*Article, 0, len(shared))
	for other := range shared {
		related = append(related, other)
	}
	slices.SortFunc(related, func(x, y *Article) int {
		return cmp.Or(cmp.Compare(shared[y], shared[x]), newest(x, y))
	})
	return related[:min(n, len(related))]
}
