package output

import (
	"slices"
	"strings"

	"qostil/generator/diag"
)

// Redirect is an address that moved.
type Redirect struct {
	From string // path on the site
	To   string // path on the site, or an absolute address
	At   diag.Place
}

// Redirect adds a redirect.
func (t *Tree) Redirect(r Redirect) { t.redirects = append(t.redirects, r) }

// Redirects lists the redirects, after Seal sorted by path.
func (t *Tree) Redirects() []Redirect { return t.redirects }

func (t *Tree) sealRedirects() {
	slices.SortStableFunc(t.redirects, func(a, b Redirect) int { return strings.Compare(a.From, b.From) })
	to := map[string]Redirect{}
	var follow []Redirect // those with an address of their own
	for _, r := range t.redirects {
		if first, found := to[r.From]; found {
			t.Problems.Add(r.At, "redirect.twice", r.From, first.To, r.To).With(first.At)
			continue
		}
		if f := t.byKey[key(PathOf(r.From))]; f != nil && !f.Stub {
			t.Problems.Add(r.At, "redirect.of-page", r.From, f.claimant())
			continue
		}
		to[r.From] = r
		follow = append(follow, r)
	}
	for _, r := range follow {
		t.follow(r, to)
	}
}

// follow follows a chain of redirects to its end, which must be a page or an absolute
// address.
func (t *Tree) follow(r Redirect, to map[string]Redirect) {
	chain := []string{r.From}
	for next := r; strings.HasPrefix(next.To, "/"); {
		chain = append(chain, next.To)
		target, _, _ := strings.Cut(next.To, "#")
		if slices.Contains(chain[:len(chain)-1], next.To) {
			t.Problems.Add(r.At, "redirect.circle", strings.Join(chain, " → "))
			return
		}
		further, found := to[target]
		if !found {
			if t.File(target) == nil {
				t.Problems.Add(r.At, "redirect.nowhere", target)
			}
			return
		}
		next = further
	}
}
