package agree

import (
	"net/url"
	slash "path"
	"slices"
	"strings"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
	"qostil/generator/prose"
)

// target is where a link leads, told in a way that both versions share.
type target struct {
	markdown.Ref
	to   string // a story's id, or an address without what names a language
	host string
}

// links compares where links lead, and which pictures stand in the text.
func (c *comparison) links(p *prose.Prose) {
	a, b := c.original.links(p), c.translation.links(p)
	same := func(t target) func(target) bool {
		return func(o target) bool { return t.to == o.to }
	}
	lost := slices.DeleteFunc(slices.Clone(a), func(t target) bool { return slices.ContainsFunc(b, same(t)) || c.allows("link", t.Dest) })
	added := slices.DeleteFunc(slices.Clone(b), func(t target) bool { return slices.ContainsFunc(a, same(t)) || c.allows("link", t.Dest) })
	for _, t := range added {
		i := slices.IndexFunc(lost, func(o target) bool { return o.host != "" && o.host == t.host })
		if i < 0 && len(lost) > 0 && len(lost) == len(added) {
			i = 0
		}
		if i >= 0 {
			c.warn(t.At, lost[i].At, silence("link", t.Dest), "the link leads to %s, the original's to %s", t.Dest, lost[i].Dest)
			lost = slices.Delete(lost, i, i+1)
			continue
		}
		c.warn(t.At, c.original.Top(), silence("link", t.Dest), "the link to %s is not in the original", t.Dest)
	}
	if c.draft() {
		return
	}
	for _, t := range lost {
		c.warn(c.beside(t.Ref), t.At, silence("link", t.Dest), "the original's link to %s is missing", t.Dest)
	}
}

// links are the links of a version that leave it.
func (v *version) links(p *prose.Prose) []target {
	var list []target
	for _, r := range v.refs {
		if r.Image || r.Dest == "" || strings.HasPrefix(r.Dest, "#") {
			continue
		}
		list = append(list, v.target(p, r))
	}
	return list
}

func (v *version) target(p *prose.Prose, r markdown.Ref) target {
	t := target{Ref: r, to: r.Dest}
	switch to := p.Target(v.Article, r.Dest); {
	case to.ID != "":
		t.to = "id:" + to.ID
	case to.Document != nil:
		t.to = "id:" + to.Document.ID
	case to.Outside || strings.HasPrefix(to.Name, "//"):
		if u, err := url.Parse(r.Dest); err == nil && u.Host != "" { // and not mailto:, tel:
			t.host = neutralHost(u.Hostname())
			t.to = t.host + neutralPath(u.Path) + neutralQuery(u.RawQuery)
		}
	case to.Name != "":
		t.to = neutralPath(to.Name) + neutralQuery(strings.TrimPrefix(to.Query, "?"))
	}
	return t
}

// neutralHost is a host without what names a language: ru.wikipedia.org, www.
func neutralHost(host string) string {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	first, rest, _ := strings.Cut(host, ".")
	if locale.Names(first) && strings.Contains(rest, ".") {
		return rest
	}
	return host
}

// neutralPath is a path without the parts that name a language.
func neutralPath(p string) string {
	parts := slices.DeleteFunc(strings.Split(strings.Trim(p, "/"), "/"), func(s string) bool { return s == "" || locale.Names(strings.ToLower(s)) })
	return "/" + strings.Join(parts, "/")
}

// neutralQuery is a query, behind its ?, without the keys that name a language.
func neutralQuery(query string) string {
	values, _ := url.ParseQuery(query) // what is not well-formed is left out
	for _, key := range []string{"lang", "language", "locale", "hl"} {
		values.Del(key)
	}
	return strings.TrimSuffix("?"+values.Encode(), "?")
}

// pictures compares the pictures of both texts. A chart may have a file for each
// language: what counts is how many there are.
func (c *comparison) pictures() {
	images := func(v *version) []markdown.Ref {
		return slices.DeleteFunc(slices.Clone(v.refs), func(r markdown.Ref) bool { return !r.Image || c.allows("picture", r.Dest) })
	}
	a, b := images(c.original), images(c.translation)
	missing := len(a) - len(b)
	without := func(list, others []markdown.Ref) []markdown.Ref {
		return slices.DeleteFunc(slices.Clone(list), func(r markdown.Ref) bool {
			return slices.ContainsFunc(others, func(o markdown.Ref) bool { return slash.Base(o.Dest) == slash.Base(r.Dest) })
		})
	}
	for _, r := range without(a, b) {
		if missing <= 0 || c.draft() {
			break
		}
		missing--
		c.warn(c.beside(r), r.At, silence("picture", r.Dest), "the original's picture %s is missing", r.Dest)
	}
	for _, r := range without(b, a) {
		if missing >= 0 {
			break
		}
		missing++
		c.warn(r.At, c.original.Top(), silence("picture", r.Dest), "the picture %s is not in the original", r.Dest)
	}
}

// tags compares the tags of a translation that has some of its own.
func (c *comparison) tags() {
	a, b := &c.original.Header, &c.translation.Header
	if len(b.Tags) == 0 || c.silenced["tag"] {
		return
	}
	for _, tag := range a.Tags {
		if !slices.Contains(b.Tags, tag) && !c.silenced[locale.Fold(tag)] {
			c.warn(c.translation.At("tags"), c.original.At("tags"), tag, "the original's tag %q is missing", tag)
		}
	}
	for _, tag := range b.Tags {
		if !slices.Contains(a.Tags, tag) && !c.silenced[locale.Fold(tag)] {
			c.warn(c.translation.At("tags"), c.original.At("tags"), tag, "the tag %q is not the original's", tag)
		}
	}
}
