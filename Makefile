# A thin layer over the command line `course`, which works without make, too.
PYTHON ?= python3
ARGS ?=
COURSE = .venv/bin/course

.DEFAULT_GOAL := help
.PHONY: help lab test check slides slides-pdf check-slides exercises new-exercise student-zip grade bench bench-widgets bench-grading curves screenshot clean course-env dev-env python

help: ## print these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

lab: course-env ## open the course in JupyterLab (ARGS="--no-browser --port 8899" goes to JupyterLab)
	@$(COURSE) lab $(ARGS)

test: dev-env ## run all tests, warnings as errors (ARGS="-k slides" goes to pytest)
	@$(COURSE) test $(ARGS)

check: dev-env ## style of code and notebooks, and that no notebook keeps its outputs
	@$(COURSE) check

slides: course-env ## export every lecture to _build/slides/ (ARGS="04" for one)
	@$(COURSE) slides $(ARGS)

slides-pdf: dev-env ## the decks as PDF beside them
	@$(COURSE) slides --pdf $(ARGS)

check-slides: dev-env ## look at every slide in a browser: nothing overflows, nothing is fetched
	@$(COURSE) check-slides $(ARGS)

exercises: course-env ## make the student versions in exercises/ from solutions/
	@$(COURSE) exercises $(ARGS)

new-exercise: course-env ## begin an exercise (make new-exercise NAME=weight_decay)
	@$(COURSE) new-exercise $(NAME)

student-zip: course-env ## pack the course as students receive it into _build/
	@$(COURSE) student-zip

grade: course-env ## grade submitted/*/ASSIGNMENT (make grade ASSIGNMENT=chain_rule)
	@$(COURSE) grade $(ASSIGNMENT) $(ARGS)

bench: dev-env ## measure the network's speed against torch and scikit-learn
	@$(COURSE) bench $(ARGS)

bench-widgets: dev-env ## measure key press to picture in a real JupyterLab against ipywidgets.interact
	@$(COURSE) bench widgets $(ARGS)

bench-grading: dev-env ## measure our grader against nbgrader autograde
	@$(COURSE) bench grading $(ARGS)

curves: dev-env ## measure the curves that take longer than a lecture, where they are missing
	@$(COURSE) curves $(ARGS)

screenshot: dev-env ## make the README's picture anew
	@$(COURSE) screenshot

clean: ## remove what can be made again: .venv and _build
	rm -rf .venv _build

course-env: python
	@$(PYTHON) utils/course/bootstrap.py

dev-env: python
	@$(PYTHON) utils/course/bootstrap.py --dev

python:
	@command -v $(PYTHON) >/dev/null || { echo "course: no $(PYTHON) here; install Python 3.11 or newer, or name one: make lab PYTHON=python3.12" >&2; exit 1; }
