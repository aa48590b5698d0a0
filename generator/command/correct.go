package command

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/content"
	"qostil/generator/edit"
	"qostil/generator/language/locale"
)

func correctCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskOptions
	var kind string
	c := &cobra.Command{
		Use:   `correct FILE "TEXT"`,
		Short: "Own up to a mistake in a published story",
		Long: "Add a correction to a published story: what was said, and what is right. The text itself is\n" +
			"mended by hand. Pages in other languages say that the original was corrected until they follow.",
		Args:              arguments(2, 2, "the file of a story and a text, in quotes"),
		ValidArgsFunction: texts,
		RunE: func(_ *cobra.Command, args []string) error {
			if kind != "" && kind != "correction" && kind != "clarification" && kind != "update" {
				return usage{fmt.Errorf("--kind takes correction, clarification or update, not %q", kind)}
			}
			k, err := begin(t, embedded, o)
			if err != nil {
				return err
			}
			defer k.close()
			return k.correct(args[0], args[1], kind)
		},
	}
	o.flags(c)
	c.Flags().StringVar(&kind, "kind", "", "correction (if not given), clarification or update")
	return c
}

func (k *task) correct(name, text, kind string) error {
	if text = strings.TrimSpace(text); text == "" {
		return usage{errors.New("the correction has no text")}
	}
	d := k.story(name)
	if d == nil {
		return k.write()
	}
	k.standing(d, "a draft is corrected by writing it otherwise")
	if f := k.batch.Open(d.File); f != nil {
		entry := []edit.Pair{{Key: "date", Value: k.stamp(k.now)}, {Key: "text", Value: edit.Text(text)}}
		if kind != "" {
			entry = append(entry, edit.Pair{Key: "kind", Value: kind})
		}
		f.Append("corrections", edit.Mapping(entry...))
		f.Set("updated", k.stamp(k.now))
	}
	if err := k.write(); err != nil {
		return err
	}
	for _, other := range k.versions(d.ID) {
		switch {
		case other == d || other.Header.Draft:
		case d == k.original(d):
			k.say("%s says that the original was corrected, until you mend it and run: %s", k.shown(other.File), k.command("correct", k.shown(other.File), `"..."`))
		default:
			k.say("look whether %s has the same mistake; if so: %s", k.shown(other.File), k.command("correct", k.shown(other.File), `"..."`))
		}
	}
	k.next("mend the text itself, if it is not mended yet; then qostil build, or a push, publishes both")
	return nil
}

// standing says of a story that readers cannot have seen that it is none to be
// corrected or withdrawn.
func (k *task) standing(d *content.Document, hint string) {
	switch {
	case d.Header.Draft:
		k.batch.Problems.Errorf(d.At("draft"), "this is a draft, which nobody has read").Hintf("%s", hint)
	case k.withdrawn(d) != nil && !k.withdrawn(d).Date.After(k.now) && d.Header.Withdrawn != nil:
		k.batch.Problems.Errorf(d.At("withdrawn"), "the story was withdrawn %s", locale.Moment(d.Header.Withdrawn.Date.In(k.Site.Config.Zone), k.now)).Hintf("what its page says is in withdrawn.text")
	case d.Header.Date.After(k.now):
		k.batch.Problems.Errorf(d.At("date"), "the story will be published at %s, and nobody has read it", locale.Moment(d.Header.Date.In(k.Site.Config.Zone), k.now)).Hintf("%s", hint)
	}
}

func withdrawCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o taskOptions
	c := &cobra.Command{
		Use:   `withdraw FILE "WHY"`,
		Short: "Take a published story back",
		Long: "Take a published story back. Its address stays, with a note that says why; lists, feeds and\n" +
			"search leave it out. With the original go its translations, whose notes are given one by one.",
		Args:              arguments(2, 2, "the file of a story and the reason, in quotes"),
		ValidArgsFunction: texts,
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := begin(t, embedded, o)
			if err != nil {
				return err
			}
			defer k.close()
			return k.withdraw(args[0], args[1])
		},
	}
	o.flags(c)
	return c
}

func (k *task) withdraw(name, why string) error {
	if why = strings.TrimSpace(why); why == "" {
		return usage{errors.New("say why: readers who come to the page are told")}
	}
	d := k.story(name)
	if d == nil {
		return k.write()
	}
	k.standing(d, "delete the file, or leave it a draft")
	original := k.original(d)
	date := k.stamp(k.now)
	if w := original.Header.Withdrawn; w != nil {
		date = k.stamp(w.Date) // the translation follows
	}
	if f := k.batch.Open(d.File); f != nil {
		f.Set("withdrawn", edit.Mapping(edit.Pair{Key: "date", Value: date}, edit.Pair{Key: "text", Value: edit.Text(why)}))
	}
	if err := k.write(); err != nil {
		return err
	}
	for _, other := range k.versions(d.ID) {
		switch {
		case other == d || other.Header.Draft || other.Header.Withdrawn != nil:
		case d == original:
			k.say("%s is withdrawn with it, for a reason in another language until you run: %s", k.shown(other.File), k.command("withdraw", k.shown(other.File), `"..."`))
		default:
			k.say("%s stands; if it is to go too: %s", k.shown(other.File), k.command("withdraw", k.shown(other.File), `"..."`))
		}
	}
	k.next("qostil build, or a push, takes it from the site")
	return nil
}
