package console

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"qostil/generator/diag"
	"qostil/generator/site"
)

// Checked prints how many texts of a site were checked, and how many problems they have.
// The site is nil if its configuration cannot be read.
func (t *Terminal) Checked(s *site.Site, problems diag.List) {
	texts := 0
	if s != nil {
		for _, l := range s.Languages {
			texts += len(l.Articles) + len(l.Pages)
		}
	}
	errors := problems.Errors()
	t.Printf("%s checked: %s, %s", Count(texts, "text", "texts"), Count(errors, "error", "errors"), Count(len(problems)-errors, "warning", "warnings"))
}

// ProblemsJSON prints problems as one object.
func (t *Terminal) ProblemsJSON(problems diag.List) error {
	if problems == nil {
		problems = diag.List{}
	}
	return json.NewEncoder(t.out).Encode(struct {
		Errors   int       `json:"errors"`
		Warnings int       `json:"warnings"`
		Problems diag.List `json:"problems"`
	}{problems.Errors(), len(problems) - problems.Errors(), problems})
}

// Annotations prints problems as commands of GitHub's workflows, which GitHub shows
// beside the lines of a pull request (docs.github.com, “Workflow commands for GitHub
// Actions”). The folder is the site's, as the command line has it.
func (t *Terminal) Annotations(problems diag.List, folder string) error {
	var b strings.Builder
	for _, p := range problems {
		kind := "error"
		if p.Warning {
			kind = "warning"
		}
		at := p.Place.From(folder)
		fmt.Fprintf(&b, "::%s file=%s", kind, workflowProperty.Replace(at.File))
		if at.Line > 0 {
			fmt.Fprintf(&b, ",line=%d,col=%d", at.Line, max(at.Column, 1))
		}
		text := p.Text()
		for _, also := range p.Also {
			text += "\nalso: " + also.From(folder).String()
		}
		if p.Hint() != "" {
			text += "\nhint: " + p.Hint()
		}
		fmt.Fprintf(&b, "::%s\n", workflowMessage.Replace(text))
	}
	_, err := io.WriteString(t.out, b.String())
	return err
}

// The escapes of characters that would end a workflow command or its property.
var (
	workflowMessage  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	workflowProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
