// Command bench measures Qostil on corpora that it makes, beside Hugo where that is
// installed, on the same stories.
//
//	go run ./generator/bench preview -articles 10000
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
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, arguments []string) error {
	what := ""
	if len(arguments) > 0 {
		what, arguments = arguments[0], arguments[1:]
	}
	f := flag.NewFlagSet("bench", flag.ExitOnError)
	dir := f.String("dir", "", "where to make corpora; those that are there are used again (default: a temporary folder)")
	hugo := f.String("hugo", "hugo", "the program to compare with")
	sizes := f.String("articles", "1000,10000", "sizes of corpora")
	edits := f.Int("edits", 50, "of the preview, for each kind of page")
	_ = f.Parse(arguments) // exits
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
	for size := range strings.SplitSeq(*sizes, ",") {
		articles, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		switch what {
		case "preview":
			all, err := b.previews(ctx, articles, *edits)
			if err != nil {
				return err
			}
			out, _ := json.MarshalIndent(all, "", "  ")
			fmt.Println(string(out))
		default:
			return fmt.Errorf("usage: go run ./generator/bench build|preview [flags]")
		}
	}
	return nil
}
