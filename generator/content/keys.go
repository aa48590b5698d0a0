package content

import (
	"regexp"
	"time"

	"qostil/generator/fields"
)

// The bounds of front matter.
const (
	maxTitle       = 300
	maxDescription = 500
	maxNote        = 2000
	maxTags        = 30
	maxTag         = 60
	maxName        = 120
	maxAddress     = 1000
)

// Keys is every key of front matter, in the order in which commands write them. The
// row of hashes at the end of translation is the last of all.
var Keys = []fields.Key[Header]{
	fields.Text("title", "The headline.", maxTitle, func(h *Header) *string { return &h.Title }).AsRequired().NotCalled("headline", "name", "заголовок"),
	fields.Custom("date", "a date", "First publication in this language.", readDate).WithSchema(fields.TimeSchema()).NotCalled("published", "publishDate", "pubDate", "дата"),
	fields.Custom("updated", "a date", "The last significant change.", func(d *fields.Document, h *Header, v *fields.Value) { h.Updated, h.UpdatedDay, _ = d.Time(v) }).
		WithSchema(fields.TimeSchema()).NotCalled("lastmod", "modified", "last_modified"),
	fields.Text("description", "The story in one sentence, for lists and search engines.", maxDescription, func(h *Header) *string { return &h.Description }).NotCalled("summary", "excerpt", "deck", "lede"),
	fields.Texts("tags", "What it is about: keys, labels or synonyms of tags.yaml.", maxTag, func(h *Header) *[]string { return &h.Tags }).NotCalled("categories", "keywords", "теги"),
	fields.OneOrMore("authors", "Who wrote it: keys of authors.yaml, or names.", maxName, func(h *Header) *[]string { return &h.Authors }).NotCalled("author", "by"),
	fields.Text("dateline", "The place that it reports from.", 80, func(h *Header) *string { return &h.Dateline }),
	fields.Bool("lead", "Whether it leads its day.", func(h *Header) *bool { return &h.Lead }),
	fields.Int("weight", "Order among stories dated without a time: higher comes first.", -1000, 1000, func(h *Header) *int { return &h.Weight }),
	fields.Map("image", "Its picture.", imageKeys, func(h *Header) *Image { h.Image = &Image{}; return h.Image }).NotCalled("cover", "photo", "thumbnail"),
	fields.Custom("source", "an address, a mapping or own", "Where the news is from: an address, {name, url, via, lang, date}, or own.", readSource).
		WithSchema(fields.AnySchema(fields.WordSchema("own"), sourceSchema())),
	fields.Custom("sources", "a list", "Several sources, in the order of citation.", readSources).
		WithSchema(fields.ListSchema(sourceSchema())),
	fields.Time("embargo", "The time before which no public build shows it.", func(h *Header) *time.Time { return &h.Embargo }),
	fields.Time("expires", "When the page is taken down.", func(h *Header) *time.Time { return &h.Expires }).NotCalled("expiryDate"),
	fields.Map("withdrawn", "For a withdrawn story: when and why.", withdrawnKeys, func(h *Header) *Withdrawn { h.Withdrawn = &Withdrawn{}; return h.Withdrawn }),
	fields.OneOrMore("translate", "The languages that it needs a translation in.", 12, func(h *Header) *[]string { return &h.Translate }),
	fields.Maps("corrections", "Corrections, shown with the story.", correctionKeys, func(h *Header) *[]Correction { return &h.Corrections }),
	fields.OneOrMore("aliases", "Old addresses that lead here.", 200, func(h *Header) *[]string { return &h.Aliases }),
	fields.Bool("draft", "Whether it is held back from publication.", func(h *Header) *bool { return &h.Draft }),
	fields.Bool("noindex", "Whether search engines are asked not to index it.", func(h *Header) *bool { return &h.NoIndex }),
	fields.Text("slug", "The last part of its address.", 200, func(h *Header) *string { return &h.Slug }).NotCalled("url", "permalink"),
	fields.Text("id", "The name that its versions share if their paths differ.", 200, func(h *Header) *string { return &h.id }).NotCalled("translationKey", "page_id"),
	fields.Word("kind", "story or brief; by default the length decides.", []Form{FormStory, FormBrief}, func(h *Header) *Form { return &h.Kind }).NotCalled("type"),
	fields.Text("layout", "The template of its page, if not the usual one.", 40, func(h *Header) *string { return &h.Layout }).NotCalled("template"),
	fields.Custom("params", "a mapping (key: value)", "Free keys for the site's own templates.", readParams).WithSchema(fields.FreeSchema()),
	fields.OneOrMore("parity", "Differences of facts between the versions that are correct.", 60, func(h *Header) *[]string { return &h.Parity }),
	fields.Map("translation", "For a translation: its original, its translator, its method.", translationKeys, func(h *Header) *Translation { h.Translation = &Translation{}; return h.Translation }),
}

var imageKeys = []fields.Key[Image]{
	fields.Text("src", "The file, from the story's folder.", 200, func(i *Image) *string { return &i.Src }),
	fields.Text("alt", "What it shows, for readers who cannot see it.", maxDescription, func(i *Image) *string { return &i.Alt }),
	fields.Text("caption", "The caption below it.", maxDescription, func(i *Image) *string { return &i.Caption }),
	fields.Custom("credit", "text, or a text for each language", "The photographer or owner.", func(d *fields.Document, i *Image, v *fields.Value) { i.Credit = readWords(d, v, 200) }).
		WithSchema(wordsSchema(200)),
	fields.Custom("focus", "a point", "The point to keep when it is cropped: top, 30% 40%.", func(d *fields.Document, i *Image, v *fields.Value) {
		if !focus.MatchString(v.Text) {
			d.TypeError(v, "want.focus").WithHint("hint.focus")
			return
		}
		i.Focus = v.Text
	}).WithSchema(fields.PatternSchema(focus.String())),
}

var focus = regexp.MustCompile(`^(center|top|bottom|left|right|(100|\d{1,2})% (100|\d{1,2})%)$`)

var withdrawnKeys = []fields.Key[Withdrawn]{
	fields.Time("date", "When it was withdrawn.", func(w *Withdrawn) *time.Time { return &w.Date }).AsRequired(),
	fields.Custom("text", "text, or a text for each language", "The reason, for readers.", func(d *fields.Document, w *Withdrawn, v *fields.Value) { w.Text = readWords(d, v, maxNote) }).
		WithSchema(wordsSchema(maxNote)).AsRequired(),
}

var translationKeys = []fields.Key[Translation]{
	fields.OneOrMore("of", "The original: a language of this story, or, of an adaptation, paths and ids.", 300, func(t *Translation) *[]string { return &t.Of }),
	fields.OneOrMore("translator", "Who translated it.", maxName, func(t *Translation) *[]string { return &t.Translator }),
	fields.Word("method", "How it was translated: human, adapted, machine-edited.", []Method{MethodHuman, MethodAdapted, MethodMachineEdited}, func(t *Translation) *Method { return &t.Method }),
	fields.OneOrMore("reviewed_by", "Who reviewed a machine translation.", maxName, func(t *Translation) *[]string { return &t.ReviewedBy }),
	fields.Text("source", "The state of the original that was translated; written by commands.", maxHeader, func(t *Translation) *string { return &t.Source }).
		WithSchema(fields.PatternSchema(`^b\d+(\.[0-9a-f]{4})+$`)), // package ledger reports others
}

var correctionKeys = []fields.Key[Correction]{
	fields.Custom("date", "a date", "When it was corrected.", func(d *fields.Document, c *Correction, v *fields.Value) { c.Date, c.DateOnly, _ = d.Time(v) }).
		WithSchema(fields.TimeSchema()).AsRequired(),
	fields.Text("text", "What was said, and what is right.", maxNote, func(c *Correction) *string { return &c.Text }).AsRequired(),
	fields.Word("kind", "Its kind: correction, clarification, update.", []CorrectionKind{KindCorrection, KindClarification, KindUpdate}, func(c *Correction) *CorrectionKind { return &c.Kind }),
}

var sourceKeys = []fields.Key[Source]{
	fields.Text("name", "Who reports it, if sources.yaml does not know the address.", maxName, func(s *Source) *string { return &s.Name }),
	fields.Text("url", "The address of the report.", maxAddress, func(s *Source) *string { return &s.URL }),
	fields.Text("via", "Whom the report cites: a key of sources.yaml, or a name in the grammatical case that the sentence needs.", 200, func(s *Source) *string { return &s.Via }),
	fields.Text("lang", "The language of the report.", 12, func(s *Source) *string { return &s.Lang }),
	fields.Time("date", "The date of the report.", func(s *Source) *time.Time { return &s.Date }),
}

// Schema is the JSON Schema of front matter.
func Schema() fields.Schema { return fields.ObjectSchema(fields.Infos(Keys)) }

// sourceSchema is an address, or a mapping.
func sourceSchema() fields.Schema {
	return fields.AnySchema(fields.PatternSchema("^https?://"), fields.ObjectSchema(fields.Infos(sourceKeys)))
}

// wordsSchema is a text, or one for each language.
func wordsSchema(max int) fields.Schema {
	return fields.AnySchema(fields.TextSchema(max), fields.ByLanguageSchema(fields.TextSchema(max)))
}
