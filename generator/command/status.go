package command

import (
	"cmp"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"qostil/generator/console"
	"qostil/generator/diag"
	"qostil/generator/newsroom"
	"qostil/generator/translation/ledger"
)

// statusFlags are the flags of status.
type statusFlags struct {
	taskFlags
	languages, states, failOn []string
	all, accept               bool
	format                    string
}

func statusCommand(t *console.Terminal, embedded fs.FS) *cobra.Command {
	var o statusFlags
	var states, failOn []ledger.State // of the flags, once they have been checked
	c := &cobra.Command{
		Use:   "status [FILE...]",
		Short: "Show what is translated, missing and stale",
		Long: "Show how each story stands in each language of the site: those whose original was\n" +
			"corrected first, then leads, then the newest. With files, show their stories alone.\n" +
			"With --accept, record that translations say what their originals say now.",
		ValidArgsFunction: texts,
		PreRunE: func(_ *cobra.Command, args []string) (err error) {
			if o.format != "text" && o.format != "json" {
				return usage{fmt.Errorf("--format takes text or json, not %q", o.format)}
			}
			if o.accept && len(args) == 0 {
				return usage{fmt.Errorf("--accept needs the files of translations that you have checked")}
			}
			if states, err = statesOf("--state", o.states); err != nil {
				return err
			}
			failOn, err = statesOf("--fail-on", o.failOn)
			return err
		},
		RunE: withTask(t, embedded, &o.taskFlags, func(s *session, args []string) error {
			if err := s.task.CheckLanguages("--lang", o.languages); err != nil {
				return err
			}
			if o.accept {
				return s.accepted(s.task.Accept(s.files(args)))
			}
			r, problems, err := s.task.Status(newsroom.StatusOptions{
				Files: s.files(args), Languages: o.languages, States: states, All: o.all, FailOn: failOn,
			}, s.history())
			switch {
			case err != nil:
				return err
			case r == nil:
				return s.refused(problems)
			}
			return s.status(r, o.format)
		}),
	}
	o.add(c)
	f := c.Flags()
	f.StringSliceVar(&o.languages, "lang", nil, "only these languages (en,kk)")
	f.StringSliceVar(&o.states, "state", nil, "only stories that have a version in one of these states (stale,missing)")
	f.BoolVar(&o.all, "all", false, "also what nobody has asked for, and stories that are withdrawn or have expired")
	f.StringSliceVar(&o.failOn, "fail-on", nil, "fail if a version is in one of these states (stale,missing); translations of drafts do not count")
	f.BoolVar(&o.accept, "accept", false, "record that the translations in these files say what their originals say now")
	f.StringVar(&o.format, "format", "text", "text or json")
	for flag, values := range map[string][]string{"state": ledger.StateNames(), "fail-on": ledger.StateNames(), "format": {"text", "json"}} {
		_ = c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	}
	return c
}

// statesOf parses the names of states that a flag has.
func statesOf(flag string, names []string) ([]ledger.State, error) {
	var states []ledger.State
	for _, name := range names {
		state, known := ledger.ParseState(name)
		if !known {
			hint := cmp.Or(diag.DidYouMean(name, ledger.StateNames()).Text(), "they are "+strings.Join(ledger.StateNames(), ", "))
			return nil, usage{fmt.Errorf("%s: there is no state %q; %s", flag, name, hint)}
		}
		states = append(states, state)
	}
	return states, nil
}

// status prints how stories stand. Files with errors may be missing in it: then the
// command fails.
func (s *session) status(r *newsroom.Status, format string) error {
	problems := append(r.Errors[:len(r.Errors):len(r.Errors)], r.Warnings...)
	s.Problems(s.task.Finish(problems), s.site)
	if format == "json" {
		if err := s.StatusJSON(r.Languages, r.Stories); err != nil {
			return err
		}
	} else {
		s.Status(r.Languages, r.Stories)
	}
	switch {
	case r.Errors != nil:
		return verdictOr(r.Errors, errSite)
	case len(r.Outstanding) > 0:
		s.Failing(r.Outstanding)
		return errSite
	}
	return nil
}

func (s *session) accepted(r newsroom.Acceptance) error {
	for _, file := range r.Already {
		s.Printf("%s records it already", s.path(file))
	}
	return s.written(r.Changes)
}
