package config

import (
	"regexp"

	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

// Keys are the keys of site.yaml.
var Keys = []fields.Key[Site]{
	fields.ByLanguage("title", "The site's name in each language.", 80, func(s *Site) *map[string]string { return &s.Title }).AsRequired(),
	fields.ByLanguage("description", "One sentence on the site, for search engines and feeds.", 300, func(s *Site) *map[string]string { return &s.Description }),
	fields.Text("base_url", "The address of the published site; it may hold a path.", 200, func(s *Site) *string { return &s.baseURL }).AsRequired().NotCalled("baseURL", "url", "site_url"),
	fields.Text("time_zone", "The newsroom's zone (an IANA name): of dates without a zone, and of the dates in addresses.", 60, func(s *Site) *string { return &s.zoneName }).NotCalled("timeZone", "timezone").WithDefault("UTC"),
	fields.ByLanguage("zone_name", "The zone's name in the footer.", 80, func(s *Site) *map[string]string { return &s.ZoneName }).WithDefault("its offset from UTC"),
	fields.Texts("languages", "The languages of the site, in the order of switchers and columns.", 12, func(s *Site) *[]string { return &s.Languages }).AsRequired(),
	fields.Text("x_default", "The hreflang x-default language.", 12, func(s *Site) *string { return &s.XDefault }).WithDefault("en, else the first language"),
	fields.Text("permalink", "The pattern of a story's address.", 120, func(s *Site) *string { return &s.Permalink }).NotCalled("permalinks").WithDefault("/{lang}/{year}/{month}/{slug}/"),
	fields.Int("home_days", "How many days the home page shows.", 1, 31, func(s *Site) *int { return &s.HomeDays }).WithDefault("3"),
	fields.Int("page_size", "How many stories a page of a tag holds.", 5, 500, func(s *Site) *int { return &s.PageSize }).NotCalled("paginate").WithDefault("40"),
	fields.Custom("tags", "closed or open", "closed: only the tags of tags.yaml; open: any tag.", func(d *fields.Document, s *Site, v *fields.Value) {
		word, _ := fields.ReadWord(d, v, []string{"closed", "open"})
		s.OpenTags = word == "open"
	}).WithSchema(fields.WordSchema("closed", "open")).WithDefault("closed"),
	fields.Map("feeds", "Which feeds are written, and how much they hold.", feedKeys, func(s *Site) *Feeds { return &s.Feeds }),
	fields.Text("feed_id", "Authority and year of permanent feed ids; never change it.", 120, func(s *Site) *string { return &s.feedID }).WithDefault("the host of base_url, and 2026"),
	fields.Map("editions", "When the daily and the weekly edition close.", editionKeys, func(s *Site) *Editions { return &s.Editions }).WithDefault("{}"),
	fields.Word("translate", "Which stories need translations: those that request one (asked), or all.", []TranslatePolicy{TranslateAsked, TranslateAll}, func(s *Site) *TranslatePolicy { return &s.Translate }).WithDefault("asked"),
	fields.Custom("style", "house style by language", "House style: how a language's dates, dashes and percents are written.", readStyle).
		WithSchema(fields.ByLanguageSchema(fields.ObjectSchema(fields.Infos(styleKeys([]string{"dmy", "mdy"}))))),
	fields.ByLanguage("imprint", "The line of the footer that says who publishes.", 500, func(s *Site) *map[string]string { return &s.Imprint }),
	fields.Bool("parallel", "Whether stories can be read in two languages side by side.", func(s *Site) *bool { return &s.Parallel }).WithDefault("true"),
	fields.Word("untranslated", "Whether lists show what exists only in another language.", []UntranslatedPolicy{UntranslatedHide, UntranslatedLink}, func(s *Site) *UntranslatedPolicy { return &s.Untranslated }).WithDefault("hide"),
	fields.Word("search", "The search engine.", []SearchEngine{SearchBuiltin, SearchPagefind, SearchNone}, func(s *Site) *SearchEngine { return &s.Search }).WithDefault("builtin"),
	fields.Word("host", "The hosting provider, whose _redirects, _headers or CNAME is written.", Hosts(), func(s *Site) *Host { return &s.Host }).WithDefault("netlify"),
	fields.Bool("typography", "Whether quotes, dashes and spaces are set by each language's rules.", func(s *Site) *bool { return &s.Typography }).WithDefault("true"),
	fields.Map("publisher", "Who publishes.", publisherKeys, func(s *Site) *Publisher { return &s.Publisher }).WithDefault("the title"),
	fields.Custom("menu", "a list", "The entries of the menu: pages, tag:KEY, editions, or {title, url}.", readMenu).
		WithSchema(fields.ListSchema(fields.AnySchema(fields.TextSchema(80), fields.ObjectSchema(fields.Infos(menuKeys))))).WithDefault("the sections that have stories, then about"),
	fields.Bool("stale_note", "Whether a translation says that its original has changed.", func(s *Site) *bool { return &s.StaleNote }).WithDefault("false"),
	fields.Map("parity", "Differences between the versions of a story that are allowed everywhere.", []fields.Key[Parity]{
		fields.Texts("allow", "Units or values that may differ.", 60, func(p *Parity) *[]string { return &p.Allow }),
	}, func(s *Site) *Parity { return &s.Parity }),
	fields.Word("images", "What makes the smaller variants of pictures.", []ImageMode{ImagesBuiltin, ImagesNetlify, ImagesNone}, func(s *Site) *ImageMode { return &s.Images }).WithDefault("builtin"),
	fields.Custom("image_formats", "a list", "Formats that builtin makes of photographs besides JPEG, if their programs are installed: webp (cwebp), avif (avifenc).", func(d *fields.Document, s *Site, v *fields.Value) {
		s.ImageFormats = words(d, v, imageFormats)
	}).WithSchema(fields.ListSchema(fields.WordSchema(imageFormats...))).WithDefault("[webp, avif]"),
	fields.Word("og", "The social picture of a story that has no picture.", []SocialMode{SocialPlain, SocialGenerated}, func(s *Site) *SocialMode { return &s.OG }).WithDefault("plain"),
	fields.Texts("attachments", "Kinds of files that are published beside a story, besides pictures.", 8, func(s *Site) *[]string { return &s.Attachments }).WithDefault("[pdf, mp3, mp4]"),
	fields.Maps("redirects", "Old addresses and where they redirect to.", []fields.Key[Redirect]{
		fields.Text("from", "The old path.", 200, func(r *Redirect) *string { return &r.From }).AsRequired(),
		fields.Text("to", "The new path, or an address elsewhere.", 500, func(r *Redirect) *string { return &r.To }).AsRequired(),
	}, func(s *Site) *[]Redirect { return &s.Redirects }),
	fields.Custom("csp", "sources by directive", "Additions to the Content-Security-Policy.", readCSP).
		WithSchema(fields.Schema{"type": "object", "additionalProperties": fields.OneOrMoreSchema(fields.TextSchema(200))}),
	fields.Bool("language_redirect", "Whether the host redirects / to the reader's language.", func(s *Site) *bool { return &s.LangRedirect }).WithDefault("false"),
	free("email", "E-mail editions.", func(s *Site) *map[string]any { return &s.Email }),
	free("telegram", "Telegram editions.", func(s *Site) *map[string]any { return &s.Telegram }),
	free("indexnow", "Notifications of changes to search engines.", func(s *Site) *map[string]any { return &s.IndexNow }),
	fields.Text("hub", "The WebSub hub of the feeds.", 200, func(s *Site) *string { return &s.Hub }),
	fields.Texts("edition_groups", "The order of tag groups in editions.", 40, func(s *Site) *[]Group { return &s.EditionOrder }),
	fields.Map("budgets", "Page weights; a heavier page is a warning.", []fields.Key[Budgets]{
		fields.Int("page_kb", "Maximum kilobytes of a page without its pictures, gzipped.", 1, 10000, func(b *Budgets) *int { return &b.PageKB }).WithDefault("40"),
	}, func(s *Site) *Budgets { return &s.Budgets }),
	fields.Map("fonts", "Fonts that the site serves; without them, readers' own fonts are used.", []fields.Key[Fonts]{
		font("serif", "The font of texts and headlines: a package of Fontsource, installed by npm in the site's folder, such as @fontsource/pt-serif."),
		font("sans", "The font of times, sources and navigation, given in the same way."),
		fields.Text("social", "The font of generated social pictures: a TrueType or OpenType file in the site's folder.", 200, func(f *Fonts) *string { return &f.Social }).WithDefault("Go Bold"),
	}, func(s *Site) *Fonts { return &s.Fonts }),
	fields.Text("contact", "How readers reach the newsroom: an e-mail address or a page.", 200, func(s *Site) *string { return &s.Contact }),
	fields.Custom("share", "a list", "Services that stories link to for sharing: telegram, whatsapp, facebook, x, vk, mail.", func(d *fields.Document, s *Site, v *fields.Value) {
		s.Share = words(d, v, shareServices)
	}).WithSchema(fields.ListSchema(fields.WordSchema(shareServices...))).WithDefault("[telegram, whatsapp, mail]"),
	free("params", "Free keys for the site's own templates.", func(s *Site) *map[string]any { return &s.Params }),
}

var (
	imageFormats  = []ImageFormat{ImageWebP, ImageAVIF}
	feedKinds     = []FeedKey{FeedRSS, FeedAtom, FeedJSON}
	shareServices = []ShareService{ShareTelegram, ShareWhatsApp, ShareFacebook, ShareX, ShareVK, ShareMail}
)

// words reads a list of words of a choice. Other words are errors.
func words[W ~string](d *fields.Document, v *fields.Value, of []W) []W {
	var all []W
	for _, item := range listOf(d, v) {
		if w, ok := fields.ReadWord(d, item, of); ok {
			all = append(all, w)
		}
	}
	return all
}

var feedKeys = []fields.Key[Feeds]{
	fields.Custom("formats", "a list", "rss, atom, json.", func(d *fields.Document, f *Feeds, v *fields.Value) {
		f.Formats = words(d, v, feedKinds)
	}).WithSchema(fields.ListSchema(fields.WordSchema(feedKinds...))).WithDefault("[rss, atom, json]"),
	fields.Int("size", "Minimum number of entries.", 1, 500, func(f *Feeds) *int { return &f.Size }).WithDefault("30"),
	fields.Int("days", "Minimum number of days.", 0, 365, func(f *Feeds) *int { return &f.Days }).WithDefault("7"),
}

var editionKeys = []fields.Key[Editions]{
	fields.Map("daily", "The day's edition.", closingKeys(hour, `an hour such as "18:30"`, "want.hour"), func(e *Editions) *Closing { return &e.Daily }),
	fields.Map("weekly", "The week's edition.", closingKeys(dayHour, `a day and an hour such as "fri 12:00"`, "want.day-and-hour"), func(e *Editions) *Closing { return &e.Weekly }),
}

func closingKeys(form *regexp.Regexp, what string, want diag.Code) []fields.Key[Closing] {
	return []fields.Key[Closing]{
		fields.Custom("close", what, "When the edition closes.", func(d *fields.Document, c *Closing, v *fields.Value) {
			if !form.MatchString(v.Text) {
				d.TypeError(v, want)
				return
			}
			c.Close = v.Text
		}).WithSchema(fields.PatternSchema(form.String())),
	}
}

var publisherKeys = []fields.Key[Publisher]{
	fields.ByLanguage("name", "Its name.", 120, func(p *Publisher) *map[string]string { return &p.Name }),
	fields.Text("url", "Its address.", 200, func(p *Publisher) *string { return &p.URL }),
	fields.Text("logo", "Its logo, a file of static/.", 200, func(p *Publisher) *string { return &p.Logo }),
}

// font is a key with the name of an npm package.
func font(kind, doc string) fields.Key[Fonts] {
	return fields.Custom(kind, "a package of Fontsource", doc, func(d *fields.Document, f *Fonts, v *fields.Value) {
		if v.Kind != fields.Scalar || !fontPackage.MatchString(v.Text) {
			d.TypeError(v, "want.font-package").WithHint("hint.font-package")
			return
		}
		f.Web = append(f.Web, WebFont{kind, v.Text, v.Place})
	}).WithSchema(fields.PatternSchema(fontPackage.String()))
}

// free is a key with a mapping of arbitrary keys.
func free(name, doc string, at func(*Site) *map[string]any) fields.Key[Site] {
	return fields.Custom(name, "a mapping (key: value)", doc, func(d *fields.Document, s *Site, v *fields.Value) {
		if v.Kind != fields.Mapping {
			d.TypeError(v, "want.mapping")
			return
		}
		*at(s), _ = v.Any().(map[string]any)
	}).WithSchema(fields.FreeSchema())
}

func listOf(d *fields.Document, v *fields.Value) []*fields.Value {
	if v.Kind != fields.List {
		d.TypeError(v, "want.list")
	}
	return v.Items
}

func styleKeys(dates []string) []fields.Key[locale.Style] {
	return []fields.Key[locale.Style]{
		fields.Word("date", "The form of dates.", dates, func(s *locale.Style) *string { return &s.Date }).
			WithSchema(fields.PatternSchema("^[a-z]+$")), // which orders there are depends on the language
		fields.Word("dash", "The dash in running text.", []string{"en", "em"}, func(s *locale.Style) *string { return &s.Dash }),
		fields.Word("percent", "The space before a percent sign.", []string{"tight", "spaced"}, func(s *locale.Style) *string { return &s.Percent }),
	}
}

func readStyle(d *fields.Document, s *Site, v *fields.Value) {
	if v.Kind != fields.Mapping {
		d.TypeError(v, "want.style").WithHint("hint.style")
		return
	}
	s.Style = map[string]locale.Style{}
	for _, e := range v.Entries {
		if !knownLanguage(d, e.Place, e.Key) {
			continue
		}
		var style locale.Style
		fields.Read(d, e.Value, &style, styleKeys(locale.DateStyles(e.Key)))
		s.Style[e.Key] = style
	}
}

var menuKeys = []fields.Key[MenuItem]{
	fields.ByLanguage("title", "What the entry says.", 40, func(m *MenuItem) *map[string]string { return &m.Title }).AsRequired(),
	fields.Text("url", "Where it leads.", 500, func(m *MenuItem) *string { return &m.URL }).AsRequired(),
}

func readMenu(d *fields.Document, s *Site, v *fields.Value) {
	s.Menu = []MenuItem{} // an empty menu is not the default menu
	for _, item := range listOf(d, v) {
		var m MenuItem
		if item.Kind == fields.Mapping {
			fields.Read(d, item, &m, menuKeys)
		} else if text, ok := d.Text(item, 80); ok {
			m = menuWord(text)
		}
		s.Menu = append(s.Menu, m)
	}
}

func readCSP(d *fields.Document, s *Site, v *fields.Value) {
	if v.Kind != fields.Mapping {
		d.TypeError(v, "want.csp").WithHint("hint.csp")
		return
	}
	s.CSP = map[string][]string{}
	for _, e := range v.Entries {
		if !directive.MatchString(e.Key) {
			d.Problems.Add(e.Place, "csp.directive", e.Key)
			continue
		}
		for _, source := range d.Texts(e.Value, 200, true) {
			if !cspSource.MatchString(source) {
				d.Problems.Add(e.Value.Place, "csp.source", source)
				continue
			}
			s.CSP[e.Key] = append(s.CSP[e.Key], source)
		}
	}
}
