"""For `jupyter nbconvert --config jupyter_nbconvert_config.py --to html lectures/04_backpropagation.ipynb`."""

c = get_config()  # noqa: F821
c.HTMLExporter.preprocessors = ["utils.slides.handout.HandoutPreprocessor"]
