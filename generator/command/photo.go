package command

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/diag"
	"qostil/generator/picture"
)

func photoCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	c := &cobra.Command{
		Use:   "photo",
		Short: "Bring pictures to stories",
		Args:  noArguments,
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var o taskOptions
	add := &cobra.Command{
		Use:   "add FILE STORY",
		Short: "Bring a picture to a story",
		Long: "Bring a picture to a story, named by the story. It is made smaller (2,000 pixels), turned\n" +
			"upright, and loses what the camera says of the place, the hour and itself, before it is in\n" +
			"the history of the repository. STORY is the file of a text.",
		Args: arguments(2, 2, "a picture, and the file of a text"),
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o)
			if err != nil {
				return err
			}
			defer k.close()
			return k.addPhoto(args[0], args[1])
		},
	}
	o.flags(add)
	c.AddCommand(add)
	return c
}

func (k *task) addPhoto(file, story string) error {
	d := k.document(story)
	s, err := picture.Shrink(os.DirFS(filepath.Dir(file)), filepath.Base(file))
	if err != nil {
		k.batch.Problems = append(k.batch.Problems, picture.Problem(diag.Place{File: filepath.ToSlash(file)}, err))
	}
	if d == nil || err != nil {
		return k.write()
	}
	name, first := k.photoName(d, s.Extension)
	k.batch.Create(name, s.Data)
	k.batch.Problems = append(k.batch.Problems, s.Weighed(diag.Place{File: name})...)
	if err := k.write(); err != nil {
		return err
	}
	k.say("%s, %s; it was %s", pixels(s.Width, s.Height), console.Size(int64(len(s.Data))), pixels(s.Was.Width, s.Was.Height))
	if s.Photo {
		k.say("it is a JPEG now: as PNG it would weigh more than 1.5 MB")
	}
	if s.Place {
		k.say("the place where it was taken has been left out")
	}
	if first {
		k.next(`say what it shows, in each language: image: {alt: ..., caption: ..., credit: ...}`)
	} else {
		k.next(`show it in the text: ![what it shows](%s "caption | whose it is")`, path.Base(name))
	}
	return nil
}

func pixels(w, h int) string {
	if w == 0 {
		return "a drawing"
	}
	return fmt.Sprintf("%d × %d pixels", w, h)
}

// photoName is the name of a new picture of a story: that of the story, or cover in a
// folder of its own, where it is the first, and the story's with a number after it. A
// picture named in the front matter is a first one too.
func (k *task) photoName(d *content.Document, extension string) (name string, first bool) {
	dir, stem := path.Dir(d.File), content.Stem(d.File)
	numbered := stem
	if stem == "index" {
		stem, numbered = "cover", path.Base(dir)
	}
	named := d.Header.Image != nil && d.Header.Image.Src != ""
	if !named && k.Store.ImageOf(d, "") == "" && !k.taken(dir, stem) {
		return path.Join(dir, stem+"."+extension), true
	}
	for n := 2; ; n++ {
		if stem := numbered + "-" + strconv.Itoa(n); !k.taken(dir, stem) {
			return path.Join(dir, stem+"."+extension), false
		}
	}
}

// taken says whether a folder has a file of a stem, whatever its kind.
func (k *task) taken(dir, stem string) bool {
	entries, _ := fs.ReadDir(k.root.Root().FS(), dir)
	for _, e := range entries {
		if name := strings.ToLower(e.Name()); content.IsPicture(name) && strings.TrimSuffix(name, path.Ext(name)) == strings.ToLower(stem) {
			return true
		}
	}
	return false
}
