package command

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"qostil/generator/config"
	"qostil/generator/console"
)

func fmtCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskOptions
	var check bool
	c := &cobra.Command{
		Use:   "fmt [FILE...]",
		Short: "Put front matter and glossaries in order",
		Long: "Put the keys of front matter in order, and call tags by their keys; give each entry of a\n" +
			"glossary one line, in the order of keys. Comments and texts stay as they are. All files are\n" +
			"done, if none is named.",
		Args:              arguments(0, -1, "files"),
		ValidArgsFunction: texts,
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o)
			if err != nil {
				return err
			}
			defer k.close()
			return k.format(args, check)
		},
	}
	o.flags(c)
	c.Flags().BoolVar(&check, "check", false, "write nothing, and fail if any file is not in order: for CI")
	return c
}

func (k *task) format(names []string, check bool) error {
	for _, file := range k.formatted(names) {
		if f := k.batch.Open(file); f != nil {
			f.Format(k.keyOfTag)
		}
	}
	changed := k.batch.Changed()
	if !check || k.batch.Problems.Errors() > 0 {
		return k.write()
	}
	for _, file := range changed {
		k.say("%s", k.shown(file))
	}
	if len(changed) > 0 {
		k.next("%s", k.command("fmt"))
		return errSite
	}
	return nil
}

// keyOfTag is the key of a tag that is named in any way, "" for what is none.
func (k *task) keyOfTag(name string) string {
	if tag := k.Site.Config.Tags.Find(name); tag != nil {
		return tag.Key
	}
	return ""
}

// formatted are the files that were named, or all that can be put in order.
func (k *task) formatted(names []string) []string {
	var files []string
	for _, name := range names {
		file := k.root.SitePath(name)
		if slices.Contains(config.Glossaries(), file) {
			files = append(files, file)
		} else if d := k.known(file); d != nil {
			files = append(files, d.File)
		}
	}
	if len(names) > 0 {
		return files
	}
	for _, d := range k.Store.Documents {
		files = append(files, d.File)
	}
	for _, file := range config.Glossaries() {
		if _, err := k.root.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
			files = append(files, file)
		}
	}
	return files
}
