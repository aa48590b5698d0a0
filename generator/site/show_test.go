package site_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"qostil/generator/content"
	"qostil/generator/site"
)

// parts are the ways to print a linked site, each a look from another side.
var parts = map[string]func(*strings.Builder, *site.Site){
	"list": list, "articles": articles, "stories": stories, "held": held, "terms": terms, "people": people,
	"sources": sources, "days": days, "menu": menu, "media": media, "related": related, "chain": chain, "corrections": corrections,
}

// show prints some parts of a site, its articles and what is held back by default.
func show(s *site.Site, names []string) string {
	if len(names) == 0 {
		names = []string{"articles", "held"}
	}
	var b strings.Builder
	for _, name := range names {
		parts[name](&b, s)
	}
	return b.String()
}

// everything prints all parts.
func everything(s *site.Site) string {
	var b strings.Builder
	for _, name := range []string{"list", "articles", "stories", "held", "terms", "people", "sources", "days", "menu", "media", "related", "chain", "corrections"} {
		fmt.Fprintf(&b, "= %s\n", name)
		parts[name](&b, s)
	}
	for _, p := range s.Problems {
		fmt.Fprintf(&b, "%s %q: %s %v\n", p.Place, p.Key, p.Text(), p.Also)
	}
	return b.String()
}

// all is every article of a language: stories, withdrawn ones, standing pages.
func all(l *site.Language) []*site.Article { return slices.Concat(l.Articles, l.Withdrawn, l.Pages) }

// list prints an address a line, in the order of the lists.
func list(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, a := range all(l) {
			fmt.Fprintf(b, "%s %s %s\n", a.Path, moment(a.Date, a.DateOnly), marks(a))
		}
	}
}

// articles prints all that an article has, its own or its original's.
func articles(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, a := range all(l) {
			fmt.Fprintf(b, "%s %q\n", a.Path, a.Title)
			say := func(key string, values ...string) {
				if text := strings.Join(values, ", "); text != "" {
					fmt.Fprintf(b, "  %s: %s\n", key, text)
				}
			}
			say("date", moment(a.Date, a.DateOnly))
			say("updated", moment(a.Updated, a.UpdatedDay))
			say("marks", marks(a))
			if o := a.Original(); o != nil {
				say("original", o.Path)
			}
			say("versions", each(a.Alternates(), pathOf)...)
			say("description", a.Description)
			say("tags", each(a.Terms, labelOf)...)
			if a.Section != nil {
				say("section", a.Section.Label)
			}
			say("dateline", a.Dateline)
			say("layout", a.Layout)
			say("authors", each(a.Authors, nameOf)...)
			say("translators", each(a.Translators, nameOf)...)
			say("reviewers", each(a.Reviewers, nameOf)...)
			for _, c := range a.Sources {
				say("source", fmt.Sprintf("%s %q %s lang %q, citing %q, via %q", c.Key, c.Name, c.URL, c.Lang, c.Citing, c.Via))
			}
			if i := a.Image; i != nil {
				say("image", fmt.Sprintf("%s alt %q, caption %q, credit %q, focus %q", i.File, i.Alt, i.Caption, i.Credit, i.Focus))
			}
			if w := a.Withdrawn; w != nil {
				say("withdrawn", moment(w.Date, false), w.Text.In(l.Tag))
			}
		}
	}
}

func marks(a *site.Article) string {
	var words []string
	for word, on := range map[string]bool{
		"brief": a.Brief, "lead": a.Lead, "noindex": a.NoIndex, "own": a.Own, "withdrawn": a.Withdrawn != nil,
		"page": a.Kind == content.Page, fmt.Sprintf("weight %d", a.Weight): a.Weight != 0,
	} {
		if on {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	if a.State != site.Published {
		words = append(words, strings.TrimSpace(a.State.String()+" "+moment(a.Until, false)))
	}
	return strings.Join(words, " ")
}

// moment is a time with its zone, or its day where no hour is known.
func moment(t time.Time, dateOnly bool) string {
	switch {
	case t.IsZero():
		return ""
	case dateOnly:
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02 15:04 -07")
}

func stories(b *strings.Builder, s *site.Site) {
	for _, story := range s.Stories {
		fmt.Fprintf(b, "%s: %s, original %s, versions", story.ID, moment(story.First, story.DateOnly), story.Original.Lang)
		for _, l := range s.Languages {
			if a := story.In(l); a != nil {
				fmt.Fprintf(b, " %s", a.Lang)
			}
		}
		b.WriteString("\n")
	}
}

func held(b *strings.Builder, s *site.Site) {
	for _, h := range s.Held {
		fmt.Fprintf(b, "held %s: %s\n", h.File, strings.TrimSpace(h.State.String()+" "+moment(h.Until, false)))
	}
	if next := s.Next(); !next.IsZero() {
		fmt.Fprintf(b, "next at %s\n", moment(next, false))
	}
}

// terms prints the tags of each language with their articles, and in which other
// languages they are.
func terms(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, t := range l.Terms {
			fmt.Fprintf(b, "%s %q %s %d:%s", t.Path, t.Label, t.Group, len(t.Articles), slugs(t.Articles))
			for _, other := range s.Languages {
				if t.In(other) != nil && other != l {
					fmt.Fprintf(b, " +%s", other.Tag)
				}
			}
			b.WriteString("\n")
		}
	}
}

func people(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, p := range l.Authors {
			fmt.Fprintf(b, "%s %q wrote:%s translated:%s", p.Path, p.Name, slugs(p.Wrote), slugs(p.Translated))
			if p.URL+p.Bio != "" {
				fmt.Fprintf(b, " %s %q", p.URL, p.Bio)
			}
			b.WriteString("\n")
		}
	}
}

func sources(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, c := range l.Sources {
			fmt.Fprintf(b, "%s %s %q %s lang %q:%s\n", l.Tag, c.Key, c.Name, c.URL, c.Lang, slugs(c.Articles))
		}
	}
}

// days prints the archive of each language, and where the same list of another
// language is.
func days(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, y := range l.Years {
			fmt.Fprintf(b, "%s %d: %d\n", y.Path, y.Year, y.Count)
			for _, m := range y.Months {
				fmt.Fprintf(b, "  %s %s: %d\n", m.Path, moment(m.Date, true), m.Count)
				for _, d := range m.Days {
					fmt.Fprintf(b, "    %s %s:%s", d.Path, moment(d.Date, false), slugs(d.Articles))
					if d.Lead != nil {
						fmt.Fprintf(b, " lead %s", d.Lead.Slug)
					}
					for _, other := range s.Languages {
						if path, found := other.Counterpart(l, d.Path); found && other != l {
							fmt.Fprintf(b, " = %s", path)
						}
					}
					b.WriteString("\n")
				}
			}
		}
	}
}

func menu(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, e := range l.Menu {
			fmt.Fprintf(b, "%s %q %s%s\n", l.Tag, e.Title, e.Path, e.URL)
		}
	}
}

func media(b *strings.Builder, s *site.Site) {
	for _, m := range s.Media {
		url, _ := s.MediaPath(m.Path)
		fmt.Fprintf(b, "%s %s", m.Path, m.URL)
		if url != m.URL || s.HeldFile(m.Path) {
			fmt.Fprintf(b, " but %q, kept %t", url, s.HeldFile(m.Path))
		}
		b.WriteString("\n")
	}
}

func related(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, a := range l.Articles {
			fmt.Fprintf(b, "%s:%s;%s\n", a.Path, slugs(a.Related(3)), slugs(a.SameWeek(3, nil)))
		}
	}
}

// chain prints each story with its neighbours, the older first.
func chain(b *strings.Builder, s *site.Site) {
	slug := func(a *site.Article) string {
		if a == nil {
			return "-"
		}
		return a.Slug
	}
	for _, l := range s.Languages {
		for _, a := range l.Articles {
			fmt.Fprintf(b, "%s: %s < > %s\n", a.Path, slug(a.Prev), slug(a.Next))
		}
	}
}

func corrections(b *strings.Builder, s *site.Site) {
	for _, l := range s.Languages {
		for _, c := range l.Corrected {
			fmt.Fprintf(b, "%s %s %s: %s\n", l.Tag, moment(c.Date, c.DateOnly), c.Article.Slug, c.Text)
		}
	}
}

func each[T any](things []T, text func(T) string) (texts []string) {
	for _, thing := range things {
		texts = append(texts, text(thing))
	}
	return texts
}

func pathOf(a *site.Article) string { return a.Path }
func labelOf(t *site.Term) string   { return t.Label }
func nameOf(p *site.Author) string  { return p.Key + " " + p.Name }

func slugs(articles []*site.Article) string {
	var b strings.Builder
	for _, a := range articles {
		b.WriteString(" " + a.Slug)
	}
	return b.String()
}
