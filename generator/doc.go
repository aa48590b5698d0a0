// Package generator is the pipeline from Markdown in several languages to a static
// news digest, and the command line around it.
//
// # The flow of data
//
//	content.Load ──> *content.Store ──> site.Link ──> *site.Site ──> prose ──> render, feed, search ──> *output.Tree
//	  front matter of each file,          pure, whole                HTML of a text,   a path, a media type and
//	  in parallel; no file knows                                     once, when first  a function that renders
//	  of another                                                     asked for         the file when asked
//
// A Builder runs it up to the tree; nothing has been rendered then. The command build
// stages the tree, which renders every file in parallel, and publishes the stage if
// the site has no errors. The command serve hands the tree to the preview, which
// renders what browsers ask for, and has the Builder run again after each save: it
// reads again what has changed, and links and claims everything anew.
//
// # The packages
//
// The graph of imports is the flow of data; imports_test.go holds it as a table.
//
//	diag      problems in source files: where, what, how to mend them
//	fields    YAML or TOML as typed keys with places
//	locale    what a language needs: dates, plurals, sorting, slugs, strings
//	config    site.yaml and the glossaries of tags, sources and authors
//	content   the files of a site as their authors wrote them
//	site      all documents linked into one immutable model
//	markdown  one Markdown text: its blocks, its references, its HTML
//	fact      the numbers, sums and dates of a text, as each language writes them
//	picture   the variants of pictures and their cache; picture/imagefile knows their
//	          formats, picture/card draws social pictures
//	asset     static files copied, or minified under a name that holds their hash
//	prose     an article's Markdown as finished HTML, made once for all that shows it
//	ledger    what a translation has taken note of: rows of hashes, changes, states
//	align     which blocks of two versions say the same
//	agree     where two versions do not agree: facts, links, names, quotations
//	theme     a site's templates loaded, checked, compiled; snippets
//	render    a site turned into HTML pages
//	desk      the translators' desk over HTTP
//	feed      a site turned into feeds, sitemaps and the host's files
//	search    the search index of each language
//	output    a site as a tree of files, rendered when asked for, and its publishing
//	edit      writers' files made or changed by a command
//	preview   the latest build served from memory, its sources watched
//	golden    for tests alone: what they get against what is written in files
//	bench     a command that measures how fast all this is
//
// # Rules that hold everywhere
//
// One type a stage: a content.Document is what a file says, a site.Article what the
// site knows. Nothing is nil until later, and a Site never changes once linked.
//
// Pages render when asked. Every path is therefore claimed before anything is
// rendered, in one place, output.Tree, where two claims on one path are an error
// that names both sources.
//
// Reading goes through fs.FS, in the command that of an os.Root, so that no link
// leads out of the site's folder. Writing goes through output.FS, which an os.Root
// satisfies and tests make fail at any step.
//
// All problems of a run come back together. A broken file stays in the model as a
// stub, so that one slip of the pen is one message.
//
// The same input gives the same bytes: the moment "now" is asked once, everything
// is sorted before it is written.
package generator
