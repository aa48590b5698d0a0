package command_test

import (
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// form is as much of a GitHub workflow and of a Kubernetes Job as has to agree with the
// scripts of docs/scale.md.
type form struct {
	Env  map[string]string
	Jobs map[string]struct {
		Needs    string
		Strategy struct{ Matrix struct{ Part []int } }
		Env      map[string]string
		Steps    []struct{ Run string }
	}
	Kind string
	Spec struct {
		CompletionMode           string `yaml:"completionMode"`
		Completions, Parallelism int
		Template                 struct {
			Spec struct {
				Containers []struct {
					Args []string
					Env  []struct{ Name, Value string }
				}
			}
		}
	}
}

// TestSharedWork: what docs/scale.md has for GitHub and Kubernetes sets the variables that
// its scripts ask for, and makes as many parts as it says. (Its scripts are run by
// testdata/script/scale.txtar.)
func TestSharedWork(t *testing.T) {
	forms := map[string]form{}
	for _, block := range indented(read(t, "../../docs/scale.md")) {
		first, _, _ := strings.Cut(block, "\n")
		if strings.HasSuffix(first, ".yml") || strings.HasSuffix(first, ".yaml") {
			var f form
			if err := yaml.Unmarshal([]byte(block), &f); err != nil {
				t.Fatalf("%s: %v", first, err)
			}
			forms[first] = f
		}
	}
	variables := []string{"PARTS", "NOW", "BUCKET", "WORK", "RCLONE_CONFIG"}

	github := forms["# .github/workflows/publish.yml"]
	for _, name := range variables {
		if github.Env[name] == "" {
			t.Errorf("GitHub: %s is not set", name)
		}
	}
	after := map[string]string{"build": "", "publish": "build", "finish": "publish"}
	for name, job := range github.Jobs {
		before, known := after[name]
		if !known || job.Needs != before || len(job.Steps) != 4 || !strings.Contains(job.Steps[3].Run, "$GITHUB_JOB.sh") {
			t.Errorf("GitHub: job %s: %+v", name, job)
		}
		if parts := len(job.Strategy.Matrix.Part); name != "finish" && (github.Env["PARTS"] != strconv.Itoa(parts) || job.Env["PART"] == "") {
			t.Errorf("GitHub: job %s makes %d parts of %s", name, parts, github.Env["PARTS"])
		}
		delete(after, name)
	}
	if len(after) > 0 {
		t.Errorf("GitHub: jobs that are missing: %v", after)
	}

	kubernetes := forms["# build.yaml"].Spec
	container := kubernetes.Template.Spec.Containers[0]
	env := map[string]string{}
	for _, v := range container.Env {
		env[v.Name] = v.Value
	}
	for _, name := range variables {
		if env[name] == "" {
			t.Errorf("Kubernetes: %s is not set", name)
		}
	}
	if parts := strconv.Itoa(kubernetes.Completions); kubernetes.CompletionMode != "Indexed" || env["PARTS"] != parts {
		t.Errorf("Kubernetes: %s parts of %s, %s", parts, env["PARTS"], kubernetes.CompletionMode)
	}
	if !strings.Contains(container.Args[0], "PART=$((JOB_COMPLETION_INDEX + 1))") {
		t.Errorf("Kubernetes: %s", container.Args[0])
	}
}
