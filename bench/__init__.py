"""Quality and speed, measured: the gate with its floors, the benchmark, the tables of the documents."""
