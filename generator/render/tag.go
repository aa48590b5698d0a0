package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"qostil/generator/config"
	"qostil/generator/language/locale"
	"qostil/generator/output"
	"qostil/generator/site"
)

// TagPage is the stories of one tag (tag.html), by month. Pages are numbered from the
// oldest, so that an address keeps its stories.
type TagPage struct {
	Base
	Group        string  // Страны
	About        string  // the tag's description
	Others       []Other // the tag in other languages
	Count        int     // of all its stories
	Thread       bool    // the tag is a running story
	Months       []MonthGroup
	Untranslated []ForeignList // of the tag, in other languages; on its newest page
	Number       int           // of the page; 0 for the newest
	Newer        *Link
	Older        *Link
	Formats      []Link // its feeds, titled by their formats: RSS
}

// MonthGroup is the stories of one month.
type MonthGroup struct {
	Title   string
	Stories []*Card
}

// TagsPage is all tags of a language, by group (tags.html).
type TagsPage struct {
	Base
	Groups []TagGroup
}

// TagGroup is the tags of one group.
type TagGroup struct {
	Key     string
	Title   string // Страны
	Tags    []TagLink
	Letters []TagLetter // the same by letter, if they are many
}

// TagLetter is the tags of a group under one letter.
type TagLetter struct {
	Letter string // А; # for tags that begin with no letter of the language
	Tags   []TagLink
}

// TagLink is one tag with the number of its stories.
type TagLink struct {
	Title, URL string
	Count      int
	Label      string // 5 новостей
}

// tags claims the list of tags, the pages of tags, and redirects from their earlier paths.
func (r *renderer) tags(tree *output.Tree, l *site.Language) {
	path := l.PathOf(site.Tags)
	r.page(tree, path, "tags", l, "the list of tags", nil, func() (any, error) {
		p := &TagsPage{Base: r.base(l, path, l.T("tag.all"))}
		p.Alternates, p.Languages = r.alternateLists(l, path), r.sameList(l, path)
		p.Groups = r.groups(l)
		p.JSONLD = r.listLD(&p.Base, l, []crumb{listCrumb(l, site.Tags)}, nil)
		return p, nil
	})
	for _, t := range l.Terms {
		pager := paginate(len(t.Articles), r.Site.Config.PageSize)
		for number := 0; number <= pager.pages; number++ {
			r.tag(tree, t, pager, number)
			for _, old := range t.Moved() {
				tree.Redirect(output.Redirect{From: pageOf(old, number), To: pageOf(t.Path, number), At: t.AliasesAt()})
			}
		}
	}
}

// groupOrder is the order of the usual groups; the groups of a site follow them.
var groupOrder = []config.Group{
	config.GroupSection, config.GroupCountry, config.GroupTopic, config.GroupThread, config.GroupPlace, config.GroupPerson, config.GroupBody,
}

// groups returns the tags of a language by group.
func (r *renderer) groups(l *site.Language) []TagGroup {
	byKey := map[config.Group]*TagGroup{}
	keys := slices.Clone(groupOrder)
	for _, t := range l.Terms {
		g := byKey[t.Group]
		if g == nil {
			g = &TagGroup{Key: string(t.Group), Title: l.T("group." + string(t.Group))}
			byKey[t.Group] = g
			if !slices.Contains(keys, t.Group) {
				keys = append(keys, t.Group)
			}
		}
		g.Tags = append(g.Tags, TagLink{t.Label, r.url(t.Path), len(t.Articles), l.N("n.stories", len(t.Articles))})
	}
	var groups []TagGroup
	for _, key := range keys {
		if g := byKey[key]; g != nil {
			if len(g.Tags) > unlettered {
				g.Letters = byLetter(l, g.Tags)
			}
			groups = append(groups, *g)
		}
	}
	return groups
}

// unlettered is the greatest number of tags of a group that is not divided by letter.
const unlettered = 30

// byLetter divides tags by letter, in the order of the alphabet. Tags that begin with no
// letter come last.
func byLetter(l *site.Language, tags []TagLink) []TagLetter {
	letter := l.Letter()
	var letters []TagLetter
	for _, t := range tags {
		under := letter(t.Title)
		i := slices.IndexFunc(letters, func(g TagLetter) bool { return g.Letter == under })
		if i < 0 {
			i = len(letters)
			letters = append(letters, TagLetter{Letter: under})
		}
		letters[i].Tags = append(letters[i].Tags, t)
	}
	compare := l.Compare()
	slices.SortStableFunc(letters, func(a, b TagLetter) int {
		if a.Letter == locale.NoLetter || b.Letter == locale.NoLetter {
			return strings.Compare(b.Letter, a.Letter)
		}
		return compare(a.Letter, b.Letter)
	})
	return letters
}

// tag claims a page of a tag.
func (r *renderer) tag(tree *output.Tree, t *site.Term, pager pager, number int) {
	l := t.Language
	path := pageOf(t.Path, number)
	r.page(tree, path, "tag", l, "the page of a tag", nil, func() (any, error) {
		p := &TagPage{
			Base: r.base(l, path, t.Label), Group: l.T("group." + string(t.Group)), About: t.Description[l.Tag],
			Count: len(t.Articles), Thread: t.Group == config.GroupThread, Number: number,
		}
		p.Description = cmp.Or(p.About, t.Label+" — "+cmp.Or(p.Site.Description, p.Site.Title))
		p.Languages = r.sameList(l, t.Path, listCrumb(l, site.Tags))
		for _, other := range r.Site.Languages {
			if o := t.In(other); o != nil && other != l {
				p.Others = append(p.Others, Other{LanguageInfo: info(other), Title: o.Label, URL: r.url(o.Path)})
			}
		}
		if number == 0 {
			p.Alternates, p.Untranslated = r.alternateLists(l, path), r.foreignOf(t)
		} else {
			p.FullTitle = t.Label + l.Comma() + l.T("page.of", "n", strconv.Itoa(number)) + " — " + p.Site.Title
		}
		link := func(n int) *Link {
			if n < 0 {
				return nil
			}
			return &Link{URL: r.url(pageOf(t.Path, n))}
		}
		p.Newer, p.Older = link(pager.newer(number)), link(pager.older(number))
		p.Feeds = r.feedLinks(l, t.Path, t.Label)
		p.Formats = r.formats(t.Path)
		from, to := pager.bounds(number)
		articles := t.Articles[from:to]
		p.JSONLD = r.listLD(&p.Base, l, []crumb{listCrumb(l, site.Tags), {t.Label, t.Path}}, articles)
		var err error
		p.Months, err = r.byMonth(l, articles)
		return p, err
	})
}

// byMonth returns the cards of articles by month.
func (r *renderer) byMonth(l *site.Language, articles []*site.Article) ([]MonthGroup, error) {
	var months []MonthGroup
	var last time.Time
	for _, a := range articles {
		y, m, _ := a.Date.Date()
		if month := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC); !month.Equal(last) {
			last = month
			months = append(months, MonthGroup{Title: l.Sentence(l.Month(a.Date))})
		}
		c, err := r.card(a)
		if err != nil {
			return nil, err
		}
		group := &months[len(months)-1]
		group.Stories = append(group.Stories, c)
	}
	return months, nil
}
