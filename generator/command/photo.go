package command

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/newsroom"
)

func photoCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskFlags
	add := &cobra.Command{
		Use:   "add FILE STORY",
		Short: "Bring a picture to a story",
		Long: "Bring a picture to a story, named by the story. It is made smaller (2,000 pixels), turned\n" +
			"upright, and rid of what the camera wrote about place, time and itself, before git records it.\n" +
			"STORY is the file of a text.",
		Args: arguments(2, 2, "a picture, and the file of a text"),
		RunE: withTask(t, embedded, &o, func(s *session, args []string) error {
			file := args[0]
			return s.photoAdded(s.task.AddPhoto(os.DirFS(filepath.Dir(file)), filepath.Base(file), filepath.ToSlash(file), s.file(args[1])))
		}),
	}
	o.add(add)
	return group("photo", "Add photos to stories", add)
}

func (s *session) photoAdded(r newsroom.Photo) error {
	if err := s.written(r.Changes); err != nil {
		return err
	}
	p := r.Picture
	s.Printf("%s, %s; it was %s", pixels(p.Width, p.Height), console.Size(int64(len(p.Data))), pixels(p.Original.Width, p.Original.Height))
	if p.BecameJPEG {
		s.Printf("it is a JPEG now: as PNG it would weigh more than 1.5 MB")
	}
	if p.HadLocation {
		s.Printf("the place where it was taken has been left out")
	}
	if r.First {
		s.Next(`say what it shows, in each language: image: {alt: ..., caption: ..., credit: ...}`)
	} else {
		s.Next(`show it in the text: ![what it shows](%s "caption | whose it is")`, path.Base(r.File))
	}
	return nil
}

// pixels returns the size of a picture; a drawing may have none.
func pixels(w, h int) string {
	if w == 0 {
		return "a drawing"
	}
	return fmt.Sprintf("%d × %d pixels", w, h)
}
