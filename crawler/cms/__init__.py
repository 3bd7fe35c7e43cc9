"""One module a CMS family: how it lists and pages; what its pages look like is known to pipelines/layouts.py."""
