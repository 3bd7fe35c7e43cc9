"""PDF -> what stands on its pages, told by pdfium in a process of its own: a file may crash or hang whoever opens it."""
