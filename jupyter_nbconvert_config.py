"""What `jupyter nbconvert --to html` and `--to webpdf` do with a lecture: see utils/slides/handout.py."""

c = get_config()  # noqa: F821
c.HTMLExporter.preprocessors = ["utils.slides.handout.HandoutPreprocessor"]
