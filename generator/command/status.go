package command

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/diag"
	"qostil/generator/site"
	"qostil/generator/translation/ledger"
	"qostil/generator/workspace"
)

// statusOptions is what the flags of status say.
type statusOptions struct {
	taskOptions
	languages, states, failOn []string
	all, accept               bool
	format                    string
}

func statusCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o statusOptions
	c := &cobra.Command{
		Use:   "status [FILE...]",
		Short: "Show what is translated, missing and stale",
		Long: "Show how each story stands in each language of the site: those whose original was\n" +
			"corrected first, then leads, then the newest. With files, show their stories alone.\n" +
			"With --accept, record that translations say what their originals say now.",
		ValidArgsFunction: texts,
		RunE: func(c *cobra.Command, args []string) error {
			if o.format != "text" && o.format != "json" {
				return usage{fmt.Errorf("--format takes text or json, not %q", o.format)}
			}
			if o.accept && len(args) == 0 {
				return usage{fmt.Errorf("--accept needs the files of translations that you have checked")}
			}
			for flag, states := range map[string][]string{"--state": o.states, "--fail-on": o.failOn} {
				for _, s := range states {
					if _, known := ledger.ParseState(s); !known {
						return usage{fmt.Errorf("%s: there is no state %q; %s", flag, s, hintOr(diag.DidYouMean(s, ledger.StateNames()), "they are "+strings.Join(ledger.StateNames(), ", ")))}
					}
				}
			}
			k, err := begin(t, embedded, o.taskOptions)
			if err != nil {
				return err
			}
			defer k.close()
			for _, lang := range o.languages {
				if names := k.Site.Config.Languages; !slices.Contains(names, lang) {
					return usage{fmt.Errorf("--lang: %q is not one of the site's languages; they are %s", lang, strings.Join(names, ", "))}
				}
			}
			if o.accept {
				return k.accept(args)
			}
			return k.status(workspace.NewHistory(c.Context(), o.site).Versions, args, o)
		},
	}
	o.flags(c)
	f := c.Flags()
	f.StringSliceVar(&o.languages, "lang", nil, "only these languages (en,kk)")
	f.StringSliceVar(&o.states, "state", nil, "only stories that have a version in one of these states (stale,missing)")
	f.BoolVar(&o.all, "all", false, "also what nobody has asked for, and stories that are withdrawn or have expired")
	f.StringSliceVar(&o.failOn, "fail-on", nil, "fail where a version is in one of these states (stale,missing); drafts owe nothing")
	f.BoolVar(&o.accept, "accept", false, "record that the translations in these files say what their originals say now")
	f.StringVar(&o.format, "format", "text", "text or json")
	_ = c.RegisterFlagCompletionFunc("state", cobra.FixedCompletions(ledger.StateNames(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions(ledger.StateNames(), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// statesOf returns the states of names that were checked before.
func statesOf(names []string) []ledger.State {
	var states []ledger.State
	for _, name := range names {
		state, _ := ledger.ParseState(name)
		states = append(states, state)
	}
	return states
}

func hintOr(hint, otherwise string) string {
	if hint != "" {
		return hint
	}
	return otherwise
}

// status shows how stories stand. Files with errors cannot be told about: those are
// printed, and are a failure.
func (k *task) status(versions ledger.History, names []string, o statusOptions) error {
	var only []string
	for _, name := range names {
		if d := k.document(name); d != nil {
			only = append(only, d.ID)
		}
	}
	if k.batch.Problems.Errors() > 0 {
		return k.refuse()
	}
	stories, err := ledger.Survey(k.Site, k.Prose, func(s *ledger.Status) (ledger.EarlierTexts, error) { return ledger.Recall(k.Prose, s, versions) })
	if err != nil {
		return err
	}
	owed := ledger.Outstanding(stories, statesOf(o.failOn), o.languages)
	shown := ledger.Select(stories, ledger.Selection{IDs: only, Languages: o.languages, States: statesOf(o.states), All: o.all})
	var wrong diag.List
	for _, p := range k.Problems {
		if !p.Warning {
			wrong = append(wrong, p)
		}
	}
	problems := k.source.Finish(append(wrong, ledger.Warnings(shown)...))
	k.t.Problems(problems, k.o.site)
	if o.format == "json" {
		err = k.t.StatusJSON(k.shownLanguages(o), shown)
	} else {
		k.t.Status(k.shownLanguages(o), shown)
	}
	switch {
	case err != nil:
		return err
	case wrong != nil:
		return verdictOr(wrong, errSite)
	case len(owed) > 0:
		k.t.Failing(owed)
		return errSite
	}
	return nil
}

// refuse tells what is wrong with what a command was asked for that writes nothing.
func (k *task) refuse() error {
	k.t.Problems(k.source.Finish(k.batch.Problems), k.o.site)
	return verdictOr(k.batch.Problems, errSite)
}

func (k *task) shownLanguages(o statusOptions) []*site.Language {
	var languages []*site.Language
	for _, l := range k.Site.Languages {
		if len(o.languages) == 0 || slices.Contains(o.languages, l.Tag) {
			languages = append(languages, l)
		}
	}
	return languages
}

// accept records the present state of their originals in translations.
func (k *task) accept(names []string) error {
	for _, name := range names {
		d := k.document(name)
		if d == nil {
			continue
		}
		a := k.Site.Article(d)
		if a == nil {
			k.batch.Problems.Errorf(d.Top(), "is not on the site, for other mistakes").Hintf("qostil why %s", k.shown(d.File))
			continue
		}
		row, err := ledger.CheckedFingerprint(k.Prose, a)
		if err != nil {
			k.batch.Problems.Errorf(d.Top(), "%v", err)
			continue
		}
		if t := d.Header.Translation; t != nil && t.Source == row.String() {
			k.say("%s records it already", k.shown(d.File))
		} else if f := k.batch.Open(d.File); f != nil {
			f.Set("translation.source", row.String())
		}
	}
	return k.write()
}
