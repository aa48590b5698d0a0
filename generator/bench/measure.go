package main

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"slices"
	"syscall"
	"time"
)

// usage is what one run of a program took.
type usage struct {
	Seconds float64 `json:"seconds"`     // on the clock
	CPU     float64 `json:"cpu_seconds"` // of all cores
	MiB     float64 `json:"peak_mib"`    // resident, at most
}

// measure runs a program in a folder to its end.
func measure(ctx context.Context, dir, program string, arguments ...string) (usage, error) {
	u, _, err := capture(ctx, dir, program, arguments...)
	return u, err
}

// capture is measure with what the program has printed.
func capture(ctx context.Context, dir, program string, arguments ...string) (usage, []byte, error) {
	c := exec.CommandContext(ctx, program, arguments...)
	c.Dir = dir
	var out, wrong bytes.Buffer
	c.Stdout, c.Stderr = &out, &wrong
	start := time.Now()
	err := c.Run()
	took := time.Since(start)
	if err != nil {
		return usage{}, nil, fmt.Errorf("%s: %w\n%s", c, err, tail(append(out.Bytes(), wrong.Bytes()...)))
	}
	state := c.ProcessState
	u := usage{Seconds: took.Seconds(), CPU: (state.UserTime() + state.SystemTime()).Seconds()}
	if r, ok := state.SysUsage().(*syscall.Rusage); ok {
		u.MiB = float64(r.Maxrss) / 1024
	}
	return u, out.Bytes(), nil
}

func tail(out []byte) []byte { return out[max(0, len(out)-2000):] }

// ratio is the middle of what some runs are of those beside them, which the same busy
// moments of the machine fell on.
func ratio(runs, beside []usage, pick func(usage) float64) float64 {
	var all []float64
	for i := range runs {
		all = append(all, pick(runs[i])/pick(beside[i]))
	}
	return middle(all)
}

func middle(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// median is the middle of some runs, by each measure for itself.
func median(runs []usage) usage {
	of := func(pick func(usage) float64) float64 {
		var all []float64
		for _, r := range runs {
			all = append(all, pick(r))
		}
		return middle(all)
	}
	return usage{
		of(func(u usage) float64 { return u.Seconds }), of(func(u usage) float64 { return u.CPU }), of(func(u usage) float64 { return u.MiB }),
	}
}
