// Qostil turns Markdown articles in two languages into a static news digest. See
// README.md for its use and generator/doc.go for its architecture.
package main

import (
	"embed"
	"os"

	"qostil/generator"
)

// The default templates, styles and strings; a site's own files of the same names
// replace them.
//
//go:embed templates static
var embedded embed.FS

func main() {
	os.Exit(generator.Main(os.Args[1:], os.Stdout, os.Stderr, embedded))
}
