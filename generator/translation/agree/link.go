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

// target is a link with a form of its address that both versions share.
type target struct {
	markdown.Ref
	neutral string // "id:" and a story's id, or an address without what names a language
	host    string // neutral host of a link to another site, else ""
}

// links compares the addresses of the links.
func (c *comparison) links(p *prose.Prose) {
	original, translation := c.original.links(p), c.translation.links(p)
	only := func(list, others []target) []target {
		return slices.DeleteFunc(slices.Clone(list), func(t target) bool {
			return slices.ContainsFunc(others, func(o target) bool { return t.neutral == o.neutral }) || c.allows("link", t.Dest)
		})
	}
	lost, added := only(original, translation), only(translation, original)
	for _, t := range added {
		i := slices.IndexFunc(lost, func(o target) bool { return o.host != "" && o.host == t.host })
		if i < 0 && len(lost) > 0 && len(lost) == len(added) {
			i = 0
		}
		if i >= 0 {
			c.warn(t.At, lost[i].At, silence("link", t.Dest), "parity.link-differs", t.Dest, lost[i].Dest)
			lost = slices.Delete(lost, i, i+1)
			continue
		}
		c.warn(t.At, c.original.Top(), silence("link", t.Dest), "parity.link-added", t.Dest)
	}
	if c.isDraft() {
		return
	}
	for _, t := range lost {
		c.warn(c.beside(t.Ref), t.At, silence("link", t.Dest), "parity.link-missing", t.Dest)
	}
}

// links returns the links of a version that lead out of it.
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

// target resolves one link.
func (v *version) target(p *prose.Prose, r markdown.Ref) target {
	t := target{Ref: r, neutral: r.Dest}
	switch to := p.Target(v.Article, r.Dest); {
	case to.ID != "":
		t.neutral = "id:" + to.ID
	case to.Document != nil:
		t.neutral = "id:" + to.Document.ID
	case to.Outside || strings.HasPrefix(to.Name, "//"):
		if u, err := url.Parse(r.Dest); err == nil && u.Host != "" { // mailto: and tel: have no host
			t.host = neutralHost(u.Hostname())
			t.neutral = t.host + neutralPath(u.Path) + neutralQuery(u.RawQuery)
		}
	case to.Name != "":
		t.neutral = neutralPath(to.Name) + neutralQuery(strings.TrimPrefix(to.Query, "?"))
	}
	return t
}

// neutralHost returns a host without www. and without a language, as in ru.wikipedia.org.
func neutralHost(host string) string {
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	first, rest, _ := strings.Cut(host, ".")
	if locale.Names(first) && strings.Contains(rest, ".") {
		return rest
	}
	return host
}

// neutralPath returns a path without the segments that name a language.
func neutralPath(p string) string {
	segments := slices.DeleteFunc(strings.Split(strings.Trim(p, "/"), "/"), func(s string) bool { return s == "" || locale.Names(strings.ToLower(s)) })
	return "/" + strings.Join(segments, "/")
}

// neutralQuery returns a query, with its "?", without the keys that name a language.
// What is not well-formed is left out.
func neutralQuery(query string) string {
	values, _ := url.ParseQuery(query)
	for _, key := range []string{"lang", "language", "locale", "hl"} {
		values.Del(key)
	}
	return strings.TrimSuffix("?"+values.Encode(), "?")
}

// pictures compares the pictures of the texts. A chart may have a file for each language,
// so pictures under other names are reported only if their number differs.
func (c *comparison) pictures() {
	images := func(v *version) []markdown.Ref {
		return slices.DeleteFunc(slices.Clone(v.refs), func(r markdown.Ref) bool { return !r.Image || c.allows("picture", r.Dest) })
	}
	original, translation := images(c.original), images(c.translation)
	missing := len(original) - len(translation)
	without := func(list, others []markdown.Ref) []markdown.Ref {
		return slices.DeleteFunc(slices.Clone(list), func(r markdown.Ref) bool {
			return slices.ContainsFunc(others, func(o markdown.Ref) bool { return slash.Base(o.Dest) == slash.Base(r.Dest) })
		})
	}
	for _, r := range without(original, translation) {
		if missing <= 0 || c.isDraft() {
			break
		}
		missing--
		c.warn(c.beside(r), r.At, silence("picture", r.Dest), "parity.picture-missing", r.Dest)
	}
	for _, r := range without(translation, original) {
		if missing >= 0 {
			break
		}
		missing++
		c.warn(r.At, c.original.Top(), silence("picture", r.Dest), "parity.picture-added", r.Dest)
	}
}

// tags compares the tags. A translation without tags has those of its original.
func (c *comparison) tags() {
	original, translation := c.original.Header.Tags, c.translation.Header.Tags
	if len(translation) == 0 || c.silenced["tag"] {
		return
	}
	for _, tag := range original {
		if !slices.Contains(translation, tag) && !c.silenced[locale.Fold(tag)] {
			c.warn(c.translation.At("tags"), c.original.At("tags"), tag, "parity.tag-missing", tag)
		}
	}
	for _, tag := range translation {
		if !slices.Contains(original, tag) && !c.silenced[locale.Fold(tag)] {
			c.warn(c.translation.At("tags"), c.original.At("tags"), tag, "parity.tag-added", tag)
		}
	}
}
