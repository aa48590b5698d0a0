package preview

import (
	"slices"

	"qostil/generator/diag"
)

// board is what is wrong with the site on show: what building it found, and what
// rendering its pages has found since.
//
// What rendering found under an earlier build stays until its page is rendered
// again: it is neither new nor mended only because another file was saved.
type board struct {
	number uint64 // of builds so far
	built  diag.List
	found  []found
}

// found is a problem that rendering found, and the last build under which it did.
type found struct {
	diag.Problem
	build uint64
}

// all lists the problems.
func (b *board) all() diag.List {
	list := slices.Clone(b.built)
	for _, f := range b.found {
		list = append(list, f.Problem)
	}
	list.Sort()
	return list
}

// change does something to the board, and tells which problems are new since, and
// how many are gone.
func (b *board) change(do func()) (fresh diag.List, mended int) {
	before := b.all()
	do()
	return difference(before, b.all())
}

// next begins a build: what rendering finds from here on is found under it.
func (b *board) next() { b.number++ }

// build puts up the problems of a new build. Of what rendering found before, it
// takes down what nothing will find again: that of files without a page that
// changed, as templates do and stories that were deleted.
func (b *board) build(problems diag.List, gone func(file string) bool) (fresh diag.List, mended int) {
	return b.change(func() {
		b.built = problems
		b.found = slices.DeleteFunc(b.found, func(f found) bool { return gone(f.File) })
	})
}

// render puts up what rendering has found, and takes down what it no longer finds
// in the file that the page is made of ("" for none).
func (b *board) render(problems diag.List, source string) (fresh diag.List, mended int) {
	stale := func(f found) bool { return f.build < b.number && f.File == source }
	if len(problems) == 0 && !slices.ContainsFunc(b.found, stale) {
		return nil, 0
	}
	return b.change(func() {
		for _, p := range problems {
			b.found = slices.DeleteFunc(b.found, func(f found) bool { return key(f.Problem) == key(p) })
			b.found = append(b.found, found{p, b.number})
		}
		b.found = slices.DeleteFunc(b.found, stale)
	})
}

// rest takes down what was not found again once all pages have been rendered.
func (b *board) rest() (mended int) {
	_, mended = b.change(func() {
		b.found = slices.DeleteFunc(b.found, func(f found) bool { return f.build < b.number })
	})
	return mended
}

// key is what makes two problems the same. Lines move while a file is written.
func key(p diag.Problem) string { return p.File + "\x00" + p.Text + "\x00" + p.Excerpt }

// difference tells which problems are new, and how many are gone.
func difference(before, now diag.List) (fresh diag.List, mended int) {
	old := map[string]int{}
	for _, p := range before {
		old[key(p)]++
	}
	for _, p := range now {
		if k := key(p); old[k] > 0 {
			old[k]--
		} else {
			fresh = append(fresh, p)
		}
	}
	for _, n := range old {
		mended += n
	}
	return fresh, mended
}

// note puts up what rendering a page of a build has found, and tells of what is
// new and what is gone.
func (p *Preview) note(g *generation, problems diag.List, source string) {
	if len(problems) > 0 {
		problems = p.o.Finish(problems)
	}
	p.tell(g, func() (diag.List, int) { return p.problems.render(problems, source) })
}

// tell does something to the board while a build is still on show, and says so
// where that made a difference.
func (p *Preview) tell(g *generation, change func() (diag.List, int)) {
	p.mu.Lock()
	if p.current.Load() != g {
		p.mu.Unlock()
		return // of a site that is no longer on show
	}
	fresh, mended := change()
	p.mu.Unlock()
	if len(fresh) > 0 || mended > 0 {
		p.say(Event{Problems: fresh, Mended: mended})
		p.hub.send(g.number)
	}
}
