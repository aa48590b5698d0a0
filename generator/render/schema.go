package render

// The types of schema.org by which pages are described. Empty values are left out; the
// order of the fields is that of the output.

// reference is the @id of an object that is described elsewhere.
type reference struct {
	ID string `json:"@id"`
}

// thing is an object with few properties: Organization, Person, WebSite, CreativeWork,
// CorrectionComment.
type thing struct {
	Type              string `json:"@type"`
	ID                string `json:"@id,omitempty"`
	Name              string `json:"name,omitempty"`
	URL               string `json:"url,omitempty"`
	InLanguage        string `json:"inLanguage,omitempty"`
	Text              string `json:"text,omitempty"`
	DatePublished     string `json:"datePublished,omitempty"`
	Logo              string `json:"logo,omitempty"`
	CorrectionsPolicy string `json:"correctionsPolicy,omitempty"`
	Publisher         *thing `json:"publisher,omitempty"`
}

// newsArticle is https://schema.org/NewsArticle.
type newsArticle struct {
	Type string `json:"@type"`
	reference
	URL               string      `json:"url"`
	MainEntityOfPage  string      `json:"mainEntityOfPage"`
	Headline          string      `json:"headline"`
	Description       string      `json:"description,omitempty"`
	InLanguage        string      `json:"inLanguage"`
	Dateline          string      `json:"dateline,omitempty"`
	DatePublished     string      `json:"datePublished"`
	DateModified      string      `json:"dateModified"`
	Section           string      `json:"articleSection,omitempty"`
	Keywords          []string    `json:"keywords,omitempty"`
	Image             []string    `json:"image,omitempty"`
	Author            []thing     `json:"author"`
	Translator        []thing     `json:"translator,omitempty"`
	Publisher         *thing      `json:"publisher"`
	Citation          []thing     `json:"citation,omitempty"`
	Correction        []thing     `json:"correction,omitempty"`
	Backstory         string      `json:"backstory,omitempty"`
	IsBasedOn         []reference `json:"isBasedOn,omitempty"`
	TranslationOfWork *reference  `json:"translationOfWork,omitempty"`
	WorkTranslation   []reference `json:"workTranslation,omitempty"`
}

// collectionPage is https://schema.org/CollectionPage.
type collectionPage struct {
	Type string `json:"@type"`
	reference
	URL         string `json:"url"`
	Name        string `json:"name"`
	Description string `json:"description,omitempty"`
	InLanguage  string `json:"inLanguage"`
	IsPartOf    thing  `json:"isPartOf"`
	MainEntity  *list  `json:"mainEntity,omitempty"`
}

// list is https://schema.org/ItemList, or a BreadcrumbList.
type list struct {
	Type  string     `json:"@type"`
	Items []listItem `json:"itemListElement"`
}

// listItem is https://schema.org/ListItem: with a name and an address (Item), or with an
// address alone (URL).
type listItem struct {
	Type     string `json:"@type"`
	Position int    `json:"position"`
	Name     string `json:"name,omitempty"`
	Item     string `json:"item,omitempty"`
	URL      string `json:"url,omitempty"`
}
