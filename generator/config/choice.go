package config

// The values of the keys of site.yaml that offer a choice. The first of each list is
// the default, but for feeds, pictures and services, which are lists.

// Host is a hosting provider, whose control files are written.
type Host string

// The hosts that the program knows. HostPlain is any other web server.
const (
	HostNetlify    Host = "netlify"
	HostCloudflare Host = "cloudflare"
	HostGitHub     Host = "github"
	HostPlain      Host = "plain"
)

// Hosts are all hosts, in the order of manuals.
func Hosts() []Host { return []Host{HostNetlify, HostCloudflare, HostGitHub, HostPlain} }

// TranslatePolicy says which stories need translations.
type TranslatePolicy string

// Either those that ask for one in their key translate, or all.
const (
	TranslateAsked TranslatePolicy = "asked"
	TranslateAll   TranslatePolicy = "all"
)

// UntranslatedPolicy says what lists do with stories that exist only in other languages.
type UntranslatedPolicy string

// Lists hide them, or link to them, marked with their language.
const (
	UntranslatedHide UntranslatedPolicy = "hide"
	UntranslatedLink UntranslatedPolicy = "link"
)

// SearchEngine is what answers the readers' searches.
type SearchEngine string

// The engines: the program's own, Pagefind (if the program is found), or no search.
const (
	SearchBuiltin  SearchEngine = "builtin"
	SearchPagefind SearchEngine = "pagefind"
	SearchNone     SearchEngine = "none"
)

// ImageMode says who makes the smaller variants of pictures.
type ImageMode string

// The program, Netlify's image service, or nobody.
const (
	ImagesBuiltin ImageMode = "builtin"
	ImagesNetlify ImageMode = "netlify"
	ImagesNone    ImageMode = "none"
)

// ImageFormat is a format of pictures that is made besides JPEG and PNG.
type ImageFormat string

// The formats, each made by a program that has to be installed: cwebp, avifenc.
const (
	ImageWebP ImageFormat = "webp"
	ImageAVIF ImageFormat = "avif"
)

// SocialMode says which picture social networks show for a story without one.
type SocialMode string

// The site's picture, or one that is drawn with the story's headline.
const (
	SocialPlain     SocialMode = "plain"
	SocialGenerated SocialMode = "generated"
)

// ShareService is a service by which readers pass a story on.
type ShareService string

// The services.
const (
	ShareTelegram ShareService = "telegram"
	ShareWhatsApp ShareService = "whatsapp"
	ShareFacebook ShareService = "facebook"
	ShareX        ShareService = "x"
	ShareVK       ShareService = "vk"
	ShareMail     ShareService = "mail"
)

// FeedKey is the name of a kind of feed in site.yaml.
type FeedKey string

// The kinds of feeds.
const (
	FeedRSS  FeedKey = "rss"
	FeedAtom FeedKey = "atom"
	FeedJSON FeedKey = "json"
)

// Group is a group of tags or names. Sites may have groups of their own, whose names
// are keys (see IsKey).
type Group string

// The groups that the program knows.
const (
	GroupSection Group = "section" // a rubric of the menu
	GroupCountry Group = "country"
	GroupTopic   Group = "topic"  // the default
	GroupThread  Group = "thread" // a story that goes on for days
	GroupPlace   Group = "place"
	GroupPerson  Group = "person"
	GroupBody    Group = "body" // an institution
)
