"""What others captured, in the formats of their tools -> pages with address and moment, for `scrapy add`."""
