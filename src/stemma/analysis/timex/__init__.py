"""Times in running text: words to classes, classes to patterns, patterns to TIMEX3 values."""
