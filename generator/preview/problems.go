package preview

import (
	"slices"

	"qostil/generator/diag"
)

// problemBoard is the problems of the served site: those that building found, and those
// that rendering its pages has found since.
//
// What rendering found under an earlier build stays until its page is rendered again: it is
// neither new nor mended because another file was saved.
type problemBoard struct {
	number uint64 // of the present build
	built  diag.List
	found  []found
}

// found is a problem that rendering found, and the last build under which it did.
type found struct {
	diag.Problem
	build uint64
}

// all returns the problems, sorted.
func (b *problemBoard) all() diag.List {
	list := slices.Clone(b.built)
	for _, f := range b.found {
		list = append(list, f.Problem)
	}
	list.Sort()
	return list
}

// change calls do, which changes the board, and returns which problems are new and how many
// are gone.
func (b *problemBoard) change(do func()) (fresh diag.List, mended int) {
	before := b.all()
	do()
	return difference(before, b.all())
}

// startBuild begins a build; what rendering finds from now on belongs to it.
func (b *problemBoard) startBuild() { b.number++ }

// setBuilt sets the problems of a new build. It removes what rendering found before in
// files that have changed and have no page, as templates and deleted stories: nothing would
// find it again.
func (b *problemBoard) setBuilt(problems diag.List, gone func(file string) bool) (fresh diag.List, mended int) {
	return b.change(func() {
		b.built = problems
		b.found = slices.DeleteFunc(b.found, func(f found) bool { return gone(f.File) })
	})
}

// setRendered adds what rendering a page has found, and removes what it no longer finds in
// the page's source file ("" for none).
func (b *problemBoard) setRendered(problems diag.List, source string) (fresh diag.List, mended int) {
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

// endRendering removes what was not found again after all pages have been rendered.
func (b *problemBoard) endRendering() (mended int) {
	_, mended = b.change(func() {
		b.found = slices.DeleteFunc(b.found, func(f found) bool { return f.build < b.number })
	})
	return mended
}

// key returns what two equal problems have in common. Line numbers are not part of it,
// because they change while a file is written.
func key(p diag.Problem) string { return p.File + "\x00" + p.Text() + "\x00" + p.Excerpt }

// difference returns which problems are new and how many are gone.
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

// note adds what rendering a page of a build has found, and notifies of the change.
func (p *Preview) note(g *generation, problems diag.List, source string) {
	if len(problems) > 0 {
		problems = p.o.Finish(problems)
	}
	p.changeProblems(g, func() (diag.List, int) { return p.problems.setRendered(problems, source) })
}

// changeProblems calls change, which changes the board, if a build is still being served,
// and notifies if anything has changed.
func (p *Preview) changeProblems(g *generation, change func() (diag.List, int)) {
	p.mu.Lock()
	if p.current.Load() != g {
		p.mu.Unlock()
		return // of a build that is no longer served
	}
	fresh, mended := change()
	p.mu.Unlock()
	if len(fresh) > 0 || mended > 0 {
		p.notify(Event{Problems: fresh, Mended: mended})
		p.hub.send(g.number)
	}
}
