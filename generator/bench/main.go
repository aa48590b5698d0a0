// Command bench measures Qostil on corpora that it makes, beside Hugo where that is
// installed, on the same stories. It is run in the folder of the sources.
//
//	go run ./generator/bench build      whole builds: seconds, memory, times Hugo
//	go run ./generator/bench preview    from the end of a save to the page that shows it
//	go run ./generator/bench pictures   builds and the first page of sites with photographs, nothing made yet
//	go run ./generator/bench corpus     makes the corpora alone, for other programs to read
//	go run ./generator/bench mutants    how many changed operators the tests of packages miss
//	go run ./generator/bench -h         the flags
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	switch {
	case len(os.Args) == 4 && os.Args[1] == "floor": // SITE OUTPUT: the other commands run it
		err = floor(os.Args[2], os.Args[3])
	case len(os.Args) > 1 && os.Args[1] == "mutants":
		err = mutants(ctx, os.Args[2:])
	default:
		err = run(ctx, os.Args[1:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run makes the measurements that the command line asks for.
func run(ctx context.Context, arguments []string) error {
	f := flag.NewFlagSet("bench", flag.ContinueOnError)
	dir := f.String("dir", "", "where to make corpora; those that are there are used again (default: a temporary folder)")
	hugo := f.String("hugo", "hugo", "the program to compare with")
	sizes := f.String("articles", "1000,10000", "sizes of corpora, with commas between them")
	runs := f.Int("runs", 3, "of each build, of which the median counts")
	edits := f.Int("edits", 50, "of the preview, for the page of a story and for the home page; a fifth of it for others")
	asJSON := f.Bool("json", false, "print JSON")
	what := ""
	if len(arguments) > 0 && !strings.HasPrefix(arguments[0], "-") {
		what, arguments = arguments[0], arguments[1:]
	}
	if err := f.Parse(arguments); err != nil {
		return err
	}
	if what != "build" && what != "preview" && what != "pictures" && (what != "corpus" || *dir == "") {
		return fmt.Errorf("usage: go run ./generator/bench build|preview|pictures [flags], or corpus -dir folder [flags]")
	}
	if *dir == "" {
		temporary, err := os.MkdirTemp("", "qostil-bench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		*dir = temporary
	}
	b, err := newBench(*dir, *hugo)
	if err != nil {
		return err
	}
	if what == "pictures" {
		p, err := b.pictures(ctx, *runs)
		if err != nil {
			return err
		}
		return printJSON(p)
	}
	var previews []*previewed
	var builds []built
	for size := range strings.SplitSeq(*sizes, ",") {
		articles, err := strconv.Atoi(size)
		if err != nil || articles < 2 {
			return fmt.Errorf("-articles: %q is no number of articles", size)
		}
		if what == "corpus" {
			if _, _, err := b.site(articles); err != nil {
				return err
			}
			continue
		}
		if what == "preview" {
			some, err := b.previews(ctx, articles, *edits)
			if err != nil {
				return err
			}
			previews = append(previews, some...)
			continue
		}
		some, err := b.builds(ctx, articles, *runs)
		if err != nil {
			return err
		}
		builds = append(builds, some...)
	}
	if what == "corpus" {
		return nil
	}
	if what == "build" && !*asJSON {
		fmt.Print(table(builds))
		return nil
	}
	if what == "build" {
		return printJSON(builds)
	}
	return printJSON(previews)
}

func printJSON(v any) error {
	e := json.NewEncoder(os.Stdout)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
