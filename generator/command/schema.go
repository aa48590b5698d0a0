package command

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/config"
	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/language/locale"
)

// schemas are the JSON Schemas of all files that writers type, by file name.
func schemas() map[string][]byte {
	all := config.Schemas()
	all["front matter"] = content.Schema()
	files := map[string][]byte{}
	for of, schema := range all {
		name := strings.ReplaceAll(strings.TrimSuffix(of, ".yaml"), " ", "") + ".schema.json"
		text, err := json.MarshalIndent(schema.File("Qostil: "+of, locale.Known()), "", "  ")
		if err != nil {
			panic(err) // strings, numbers, maps and slices of them cannot fail
		}
		files[name] = append(text, '\n')
	}
	return files
}

func schemaCommand(t *console.Terminal) *cobra.Command {
	var site string
	c := &cobra.Command{
		Use:   "schema [DIR]",
		Short: "Write JSON Schemas for editors",
		Long: "Write JSON Schemas of front matter, site.yaml and the glossaries, with which editors\n" +
			"complete and check while you type; docs/configuration.md says how.",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage{fmt.Errorf("%s takes one folder; what is %q?", c.CommandPath(), args[1])}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			dir := filepath.Join(site, ".qostil", "schema")
			if len(args) == 1 {
				dir = args[0]
			}
			return writeSchemas(t, dir, schemas())
		},
	}
	c.Flags().StringVarP(&site, "site", "s", ".", "the site's folder")
	return c
}

func writeSchemas(t *console.Terminal, dir string, files map[string][]byte) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.WriteFile(filepath.Join(dir, name), files[name], 0o666); err != nil {
			return err
		}
	}
	t.Printf("%d schemas in %s", len(files), filepath.ToSlash(dir))
	return nil
}
