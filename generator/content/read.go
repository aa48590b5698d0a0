package content

import (
	"slices"
	"strings"

	"qostil/generator/config"
	"qostil/generator/diag"
	"qostil/generator/fields"
	"qostil/generator/language/locale"
)

func readDate(d *fields.Document, h *Header, v *fields.Value) {
	h.Date, h.DateOnly, _ = d.Time(v)
}

func readWords(d *fields.Document, v *fields.Value, max int) Words {
	if v.Kind == fields.Mapping {
		return d.ByLanguage(v, max)
	}
	text, _ := d.Text(v, max)
	return Words{"": text}
}

func readParams(d *fields.Document, h *Header, v *fields.Value) {
	if v.Kind != fields.Mapping {
		d.TypeError(v, "want.mapping")
		return
	}
	h.Params, _ = v.Any().(map[string]any)
}

func readSource(d *fields.Document, h *Header, v *fields.Value) {
	if v.Kind == fields.Scalar && v.Text == "own" {
		h.Own = true
		return
	}
	if v.Kind == fields.List {
		d.TypeError(v, "want.source").WithHint("hint.sources")
		return
	}
	if s, ok := source(d, v); ok {
		h.Sources = append(h.Sources, s)
	}
}

func readSources(d *fields.Document, h *Header, v *fields.Value) {
	if v.Kind != fields.List {
		d.TypeError(v, "want.sources").WithHint("hint.source")
		return
	}
	if d.Root.Get("source") != nil {
		d.Problems.Add(v.Place, "source.both-keys")
	}
	for _, item := range v.Items {
		if item.Kind == fields.Scalar && item.Text == "own" {
			d.Problems.Add(item.Place, "source.own-in-list")
			continue
		}
		if s, ok := source(d, item); ok {
			h.Sources = append(h.Sources, s)
		}
	}
}

func source(d *fields.Document, v *fields.Value) (s Source, ok bool) {
	at := v.Place
	if v.Kind == fields.Mapping {
		before := d.Problems.Errors()
		fields.Read(d, v, &s, sourceKeys)
		if u := v.Get("url"); u != nil {
			at = u.Place
		}
		if s.Name == "" && s.URL == "" {
			if d.Problems.Errors() == before { // else one of them is there, and wrong
				d.Problems.Add(v.Place, "source.empty")
			}
			return s, false
		}
		if s.Lang != "" && !locale.IsTag(s.Lang) {
			d.Problems.Add(v.Get("lang").Place, "language.code-form", s.Lang)
		}
	} else if v.Kind != fields.Scalar {
		d.TypeError(v, "want.source-item")
		return s, false
	} else if s.URL, ok = d.Text(v, maxAddress); !ok {
		return s, false
	}
	if s.URL != "" && !config.IsAddress(s.URL) {
		d.Problems.Add(at, "source.address-form", s.URL)
		return s, false
	}
	return s, true
}

func resolveTags(d *fields.Document, names []string, cfg *config.Site) (keys []string, glossary []*config.Tag) {
	list := d.Root.Get("tags")
	if len(names) > maxTags {
		d.Problems.Add(list.Place, "tag.too-many", len(names), maxTags)
		return nil, nil
	}
	for _, item := range itemsOf(list) {
		if item.Kind != fields.Scalar || !slices.Contains(names, strings.TrimSpace(item.Text)) {
			continue
		}
		key, tag := locale.NFC(strings.TrimSpace(item.Text)), cfg.Tags.Find(item.Text)
		switch {
		case tag != nil:
			key = tag.Key
		case !cfg.OpenTags && !cfg.Tags.Lacks(item.Text):
			continue
		case !cfg.OpenTags:
			p := d.Problems.Add(item.Place, "tag.unknown", item.Text).WithHintMessage(cfg.Tags.Hint(item.Text))
			if strings.ContainsAny(item.Text, ",،、;") {
				p.WithHint("hint.tag-list", strings.NewReplacer("،", ",", "、", ",", ";", ",").Replace(item.Text))
			}
			continue
		case !strings.ContainsFunc(key, letterOrDigit):
			d.Problems.Add(item.Place, "tag.no-letter", item.Text)
			continue
		}
		if slices.Contains(keys, key) {
			d.Problems.Add(item.Place, "tag.twice", item.Text)
			continue
		}
		keys, glossary = append(keys, key), append(glossary, tag)
	}
	return keys, glossary
}

func itemsOf(v *fields.Value) []*fields.Value {
	if v == nil {
		return nil
	}
	return v.Items
}

// placeOf is the place of a text in a list, or of the one text that stands for it.
func placeOf(v *fields.Value, text string) diag.Place {
	for _, item := range v.Items {
		if strings.TrimSpace(item.Text) == text {
			return item.Place
		}
	}
	return v.Place
}

func resolveAuthors(d *fields.Document, v *fields.Value, names []string, cfg *config.Site) []string {
	var keys []string
	for _, name := range names {
		key := name
		if author := cfg.Authors.Find(name); author != nil {
			key = author.Key
		} else if cfg.Authors.Given {
			d.Problems.Add(placeOf(v, name), "author.unknown", name).WithHintMessage(cfg.Authors.Hint(name))
		}
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// reserved is what no slug can be: the names of our own pages and files, and
// names that Windows or a host takes for something else.
var reserved = []string{
	"feed", "tags", "authors", "archive", "corrections", "sources", "feeds", "search", "digest", "page", "index", "404",
	"sitemap", "robots", "media",
	"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}
