// Package generator turns Markdown in several languages into a static news digest. This
// page is the map: it says in which package, and in which file, a behaviour lives. A
// package's own comment is its manual.
//
// # The flow of data
//
//	Source ──> content.Load ──> *content.Store ──> site.Link ──> *site.Site ──> prose ──> render, feed, search ──> *output.Tree
//	           front matter of each file,          pure, whole                HTML of a     a path, a media type, and
//	           in parallel; no file knows                                     text, once    a function that renders the
//	           of another                                                                   file when it is asked for
//
// A pipeline.Builder runs it up to the tree; no page has been rendered then. The command
// build stages the tree, which renders every file in parallel, and publishes the stage if
// the site has no errors. The command serve hands the tree to the preview, which renders
// what browsers ask for and has the Builder run again after each save.
//
// # The packages
//
// A package imports only packages that are listed before it, but for the kit of the tests;
// imports_test.go holds who may import whom.
//
// What everything stands on:
//
//	diag                problems in source files. diag.go: a problem and its place; message.go: its code, and the table
//	                    of words, messages.en.txt; format.go: how it is printed, with line and caret; nearest.go: "did you mean"
//	fields              YAML or TOML as typed keys with places. yaml.go, toml.go: parsing and its limits; keys.go: a table
//	                    of keys; time.go: dates; unmerged.go: conflict markers of git; schema.go: JSON Schemas
//	output              a site as a tree of files. tree.go: two claims on one path; redirect.go; path.go: paths that are refused;
//	                    stage.go: rendering all files; try.go: the same without writing; publish.go: the merge into the
//	                    output folder; manifest.go; shard.go; foreign.go: files that are not ours
//	language/typeset    typography: quote.go, dash.go, range.go, apostrophe.go, glue.go (spaces that do not break)
//	language/locale     a language's data (data/LANG.yaml): date.go, sort.go, slug.go, token.go (words of a text), strings.go
//	                    (interface strings), plurals
//	language/lexicon    what words mean, and which language a text is in (tell.go); negation.go
//	language/fact       numbers, sums, dates and times of a text, as each language writes them: number.go, money.go, date.go
//	config              site.yaml and the glossaries. load.go; keys.go: every key of site.yaml; choice.go: values that keys offer;
//	                    tags.go, sources.go, authors.go, names.go: the glossaries; host.go: what a host refuses
//
// From files to a site:
//
//	content             the files of a site as their authors wrote them. keys.go: every key of front matter; path.go: id
//	                    and language of a file; check.go: checks of one file; walk.go: what is read and what is ignored;
//	                    update.go: reading again after a save; unwritten.go: placeholders of new translations
//	markdown            one Markdown text. html.go: its HTML; facts.go: what is known of it; block.go, hash.go: its blocks
//	                    and their hashes; ref.go: links and pictures; table.go, figure.go, callout.go, embed.go, note.go:
//	                    one construct each; typeset.go: typography; limits.go
//	site                all documents linked into one immutable model. version.go: what a translation takes from its
//	                    original; state.go: draft, scheduled, embargoed, expired; source.go; permalink.go, address.go:
//	                    addresses; list.go: the table of list pages; term.go:
//	                    tags; people.go: authors; media.go: which files beside stories are published; related.go, menu.go,
//	                    archive.go, parallel.go; link.go: the order of linking; reuse.go: what the next link takes over
//
// Pictures and static files:
//
//	picture/imagefile   formats of pictures. probe.go: format, size, orientation; strip.go, svgstrip.go: metadata removed
//	picture/card        social pictures: typeface.go, card.go: the drawn headline; tone.go: the tone of a picture
//	picture             variants of pictures. size.go: widths; make.go, resample.go: scaling; cache.go, sweep.go; shrink.go:
//	                    what "photo add" makes of a photograph
//	asset               static files, copied or minified under a name that holds their hash; font.go: web fonts
//
// From a site to files:
//
//	prose               an article's Markdown as finished HTML. resolve.go: where a link leads; anchor.go: to which heading;
//	                    picture.go: pictures in texts; check.go: problems of texts; snippet.go: designers' snippets; memory.go:
//	                    what is kept between builds
//	translation/ledger  what a translation has taken note of. status.go: states; changes.go: what has changed; accept.go;
//	                    history.go: earlier texts; survey.go: all stories at once; touched.go: small changes
//	translation/align   which blocks of two versions say the same
//	translation/agree   where two versions do not agree. compare.go: the whole comparison; facts.go, units.go: figures; link.go;
//	                    names.go, glossary.go; quotation.go; lint.go: words of another language
//	theme               a site's templates. theme.go: loading; inspect.go: checks at load; snippets.go
//	render              pages; a file for each kind: story.go, day.go, tag.go, author.go, archive.go, front.go, parallel.go,
//	                    corrections.go, sources.go, feeds.go, search.go, page.go. below.go: other stories
//	                    below one; translation.go: notes on translations; pager.go: pages of a tag; base.go: what all
//	                    pages have; card.go: a story in a list; menu.go; counterpart.go: the switcher of languages; jsonld.go,
//	                    social.go: for machines
//	feed                atom.go, rss.go, jsonfeed.go, opml.go; sitemap.go, news.go; headers.go (with the Content-Security-Policy),
//	                    host.go (redirects, robots.txt): the host's files
//	search              the search index of each language. index.go: ours; pagefind.go: that of a program
//
// Running it:
//
//	pipeline            from a Source to a Tree, again and again. builder.go: the order of the stages, what is read again
//	                    after a save; load.go: reading each part, last good versions; strings.go: interface strings that are
//	                    missing; problems.go: all problems of a site; pictures.go: variants made while pages are rendered
//	edit                values of YAML and Markdown files changed, new files made. write.go: all of a batch or none; format.go:
//	                    the order of keys; insert.go, change.go: one value; overlay.go: the folder as it will be
//	newsroom            the writers' verbs, which return typed results: article.go, repetition.go (a report used before),
//	                    translation.go, newsite.go, siteplan.go, hostfiles.go, starter/ (texts of a new site), publish.go,
//	                    correct.go (withdraw too), tags.go, format.go, photo.go, day.go, why.go, diff.go, status.go (accept too)
//	preview             the latest build served from memory. watch.go, folders.go, snapshot.go: which files have changed;
//	                    gate.go: requests wait for builds; build.go: when the site is built; serve.go: pages; background.go;
//	                    problems.go, hub.go, own.go, client/: problems and news of builds in open pages; guard.go: refused
//	                    requests; mount.go: pages beside the site; listen.go: ports
//	desk                the translators' desk over HTTP. table.go: all stories; story.go: one, block beside block; forms.go:
//	                    its buttons
//	workspace           a site's folder on disk. folder.go: reading and writing below it; lock.go; history.go: git; state.go,
//	                    addresses.go: what is kept in .qostil/; output.go: output folders that are refused; paths.go: paths of
//	                    the command line; encoders.go, pagefind.go, browser.go: programs
//	console             everything that is printed. terminal.go: problems, colours; progress.go; build.go, check.go, status.go,
//	                    diff.go, preview.go: one result each; table.go, width.go
//	command             the command line, one file a command. command.go: Main, exit statuses; session.go: withTask; arguments.go,
//	                    completion.go; build.go, check.go, serve.go, previewed.go, desk.go; schema.go; version.go; the others are
//	                    flags and sentences of the verb that they are called after
//
// For tests and measuring:
//
//	golden              the test kit: a txtar archive becomes a linked site; results against files (-update)
//	picture/imagetest   pictures for tests
//	bench               a command that measures how fast all this is, and which mutants the tests miss
//	e2e                 tests in a browser (npm)
//
// Outside of this folder: ../templates and ../static are what designers own, ../content is a
// site, ../main.go embeds the first two and calls Main.
//
// # Rules that hold everywhere
//
// One type a stage: a content.Document is what a file says, a site.Article what the
// site knows. No field is nil until later, and a Site never changes once linked.
//
// Pages render when asked. Every path is therefore claimed before anything is rendered,
// in one place, output.Tree, where two claims on one path are an error that names both
// sources.
//
// Reading goes through fs.FS, in the command that of an os.Root, so that no link leads out
// of the site's folder. Writing goes through small interfaces, which an os.Root satisfies
// and tests make fail at any step. Programs, the network and the clock are handed in.
//
// All problems of a run come back together. A broken file stays in the model as a stub, so
// that one typing error is one message.
//
// The same input gives the same bytes: the time is asked for once, and everything is
// sorted before it is written.
//
// Only console and command print, and only main.go ends the process.
package generator
