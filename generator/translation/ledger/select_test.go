package ledger_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"qostil/generator/golden"
	"qostil/generator/translation/ledger"
)

// TestSelect: what is shown of the stories of testdata/survey/states.txtar, how many
// versions are in which state, and how many of them need work.
func TestSelect(t *testing.T) {
	b := archived(t, golden.ReadArchive(t, "testdata/survey/states.txtar"))
	stories, err := ledger.Survey(b.site, b.Prose, nil)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, c := range []struct {
		name string
		ledger.Selection
	}{
		{"default", ledger.Selection{}},
		{"all", ledger.Selection{All: true}},
		{"en", ledger.Selection{Languages: []string{"en"}}},
		{"kk", ledger.Selection{Languages: []string{"kk"}}},
		{"stale or missing", ledger.Selection{States: []ledger.State{ledger.Stale, ledger.Missing}}},
		{"unplanned in en", ledger.Selection{States: []ledger.State{ledger.Unplanned}, Languages: []string{"en"}}},
		{"unplanned, all", ledger.Selection{States: []ledger.State{ledger.Unplanned}, All: true}},
		{"a and i", ledger.Selection{IDs: []string{"2026/11/20/a", "2026/11/20/i"}}},
		{"draft, e and f", ledger.Selection{IDs: []string{"2026/11/20/e", "2026/11/20/f"}, States: []ledger.State{ledger.Draft}}},
	} {
		fmt.Fprintf(&text, "%s:\n", c.name)
		for _, s := range ledger.Select(stories, c.Selection) {
			fmt.Fprintf(&text, "  %s", s.ID)
			for _, v := range s.Versions {
				fmt.Fprintf(&text, " %s %v", v.Language.Tag, v.State)
			}
			text.WriteString("\n")
		}
	}
	for _, l := range b.site.Languages {
		fmt.Fprintf(&text, "%s counts: %v\n", l.Tag, ledger.CountStates(stories, l))
	}
	for _, c := range []struct {
		states    []ledger.State
		languages []string
	}{
		{[]ledger.State{ledger.Stale, ledger.Missing, ledger.Draft}, nil},
		{[]ledger.State{ledger.Stale, ledger.Missing}, []string{"en"}},
		{[]ledger.State{ledger.Stale, ledger.Missing}, []string{"kk", "ru"}},
		{[]ledger.State{ledger.Unplanned}, nil},
		{nil, nil},
	} {
		counts := ledger.Outstanding(stories, c.states, c.languages)
		fmt.Fprintf(&text, "outstanding %v in %v: %v\n", c.states, c.languages, counts)
		if counts != nil && !slices.ContainsFunc(counts, func(n int) bool { return n > 0 }) {
			t.Errorf("%v in %v: counts of nothing", c.states, c.languages)
		}
	}
	golden.File(t, "testdata/select.txt", text.String())
}

// TestStates: states are named as flags and JSON have them.
func TestStates(t *testing.T) {
	names := ledger.StateNames()
	if want := "original fresh stale touched missing unplanned unmarked draft adapted"; strings.Join(names, " ") != want {
		t.Errorf("%v, want %s", names, want)
	}
	for i, name := range names {
		if s, known := ledger.ParseState(name); !known || s != ledger.State(i) || s.String() != name {
			t.Errorf("%q is %v, %v", name, s, known)
		}
	}
	if s, known := ledger.ParseState("Stale"); known {
		t.Errorf("Stale is %v", s)
	}
}
