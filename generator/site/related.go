package site

import (
	"slices"
	"time"
)

// relatedPool is the number of the newest articles of each term that are considered: readers
// want what is recent, and a term may have thousands of articles.
const relatedPool = 50

// Related returns up to n stories of the article's language that share tags with it: those
// with the most shared tags first, then the newest. It merges the lists of the terms, which
// are in the same order, since this is computed for every page.
func (a *Article) Related(n int) []*Article {
	lists := make([][]*Article, len(a.Terms))
	for i, t := range a.Terms {
		lists[i] = t.Articles[:min(relatedPool, len(t.Articles))]
	}
	type candidate struct {
		article *Article
		shared  int
	}
	best := make([]candidate, 0, n+1)
	for {
		next, shared := first(lists)
		if next == nil {
			break
		}
		if next == a || next.Brief {
			continue
		}
		at := len(best)
		for at > 0 && best[at-1].shared < shared {
			at--
		}
		best = append(best, candidate{})
		copy(best[at+1:], best[at:])
		best[at] = candidate{next, shared}
		best = best[:min(n, len(best))]
	}
	related := make([]*Article, len(best))
	for i, c := range best {
		related[i] = c.article
	}
	return related
}

// first removes the newest article from some lists, and returns it with the number of lists
// that had it.
func first(lists [][]*Article) (newestOf *Article, had int) {
	for _, l := range lists {
		if len(l) > 0 && l[0] != newestOf && (newestOf == nil || newest(l[0], newestOf) < 0) {
			newestOf = l[0]
		}
	}
	for i, l := range lists {
		if len(l) > 0 && l[0] == newestOf {
			lists[i] = l[1:]
			had++
		}
	}
	return newestOf, had
}

// SameWeek returns up to n other stories of the article's week (ISO 8601, from Monday) in its
// language, newest first. The leading story of each day is preferred to others. Stories in
// told are left out.
func (a *Article) SameWeek(n int, told map[*Article]bool) []*Article {
	year, week := a.Date.ISOWeek()
	days := a.Language.Days // newest first
	first, _ := slices.BinarySearchFunc(days, a.Date, func(d *Day, at time.Time) int { return at.Compare(d.Date) })
	of := func(d *Day) bool {
		y, w := d.Date.ISOWeek()
		return y == year && w == week
	}
	for first > 0 && of(days[first-1]) {
		first--
	}
	var leads, others []*Article
	for _, d := range days[first:] {
		if !of(d) {
			break
		}
		for _, other := range d.Articles {
			switch {
			case told[other] || other == a || other.Brief:
			case other == d.Lead:
				leads = append(leads, other)
			case len(others) < n:
				others = append(others, other)
			}
		}
	}
	chosen := append(leads, others...)
	chosen = chosen[:min(n, len(chosen))]
	slices.SortStableFunc(chosen, newest)
	return chosen
}
