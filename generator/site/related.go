package site

// relatedPool is how many of the newest articles of each term are looked at: who
// reads on wants what is recent, and a term may have thousands.
const relatedPool = 50

// Related lists up to n stories of the article's language that share tags with
// it, those with the most shared tags first, then the newest. It merges the lists of
// its terms, which are in one order: every page of the site asks for this.
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

// first takes the newest article off some lists, and says how many of them had it.
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
