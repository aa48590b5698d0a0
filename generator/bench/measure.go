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

// usage is the time and memory of one run of a program.
type usage struct {
	Seconds float64 `json:"seconds"`     // wall time
	CPU     float64 `json:"cpu_seconds"` // on all cores
	MiB     float64 `json:"peak_mib"`    // peak resident memory
}

// measure runs a program in a folder and waits for its end.
func measure(ctx context.Context, dir, program string, arguments ...string) (usage, error) {
	u, _, err := capture(ctx, dir, program, arguments...)
	return u, err
}

// capture does what measure does, and returns the program's output.
func capture(ctx context.Context, dir, program string, arguments ...string) (usage, []byte, error) {
	c := exec.CommandContext(ctx, program, arguments...)
	c.Dir = dir
	var out, errorOutput bytes.Buffer
	c.Stdout, c.Stderr = &out, &errorOutput
	start := time.Now()
	err := c.Run()
	took := time.Since(start)
	if err != nil {
		return usage{}, nil, fmt.Errorf("%s: %w\n%s", c, err, tail(append(out.Bytes(), errorOutput.Bytes()...)))
	}
	state := c.ProcessState
	u := usage{Seconds: took.Seconds(), CPU: (state.UserTime() + state.SystemTime()).Seconds()}
	if r, ok := state.SysUsage().(*syscall.Rusage); ok {
		u.MiB = float64(r.Maxrss) / 1024
	}
	return u, out.Bytes(), nil
}

func tail(out []byte) []byte { return out[max(0, len(out)-2000):] }

// ratio returns the median ratio of runs to the runs beside them, which the same busy moments
// of the computer have slowed.
func ratio(runs, beside []usage, pick func(usage) float64) float64 {
	var all []float64
	for i := range runs {
		all = append(all, pick(runs[i])/pick(beside[i]))
	}
	return medianOf(all)
}

func medianOf(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// median returns the medians of several runs, each measure by itself.
func median(runs []usage) usage {
	of := func(pick func(usage) float64) float64 {
		var all []float64
		for _, r := range runs {
			all = append(all, pick(r))
		}
		return medianOf(all)
	}
	return usage{
		of(func(u usage) float64 { return u.Seconds }), of(func(u usage) float64 { return u.CPU }), of(func(u usage) float64 { return u.MiB }),
	}
}
