package markdown

import (
	"regexp"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// Engine parses and renders the dialect. Any number of goroutines may use it.
type Engine struct {
	markdown func() goldmark.Markdown // parses
	writers  sync.Pool                // of *writer, which render one text at a time
}

// New returns an Engine.
func New() *Engine {
	e := &Engine{markdown: sync.OnceValue(func() goldmark.Markdown { return dialect(nil) })}
	e.writers.New = func() any {
		w := &writer{}
		w.renderer = dialect(w).Renderer()
		return w
	}
	return e
}

// bare matches addresses in running text. The pattern of the library ends at the first letter
// that is not Latin, so https://example.kz/жаңалық would lose its end.
var bare = regexp.MustCompile(`^(?:https?|ftp)://[\p{L}\p{N}][-\p{L}\p{N}\p{M}.]*(?::\d+)?(?:[/?#][-\p{L}\p{N}\p{M}@:%_+.~#$!?&/=();,'">^{}\[\]` + "`" + `]*)?`)

// dialect is CommonMark with our extensions. The writer renders what depends on the page; it
// is nil if nothing is rendered.
func dialect(w *writer) goldmark.Markdown {
	prefix := func(ast.Node) []byte { return nil }
	if w != nil {
		prefix = func(ast.Node) []byte { return []byte(w.options.IDPrefix) }
	}
	options := []goldmark.Option{
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
			extension.Strikethrough,
			extension.TaskList,
			extension.NewLinkify(extension.WithLinkifyURLRegexp(bare), extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})),
			extension.NewFootnote(extension.WithFootnoteIDPrefixFunction(prefix)),
		),
		goldmark.WithParserOptions(parser.WithASTTransformers(
			util.Prioritized(snippets{}, 490),
			util.Prioritized(callouts{}, 495),
			util.Prioritized(figures{}, 500),
			util.Prioritized(embeds{}, 1100), // behind what finds addresses
			util.Prioritized(passages{}, 510),
			util.Prioritized(notes{}, 520),
		)),
	}
	if w != nil {
		options = append(options, goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(w, 100))))
	}
	return goldmark.New(options...)
}
