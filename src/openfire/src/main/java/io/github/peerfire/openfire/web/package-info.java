/**
 * The pages of the admin console. A {@code Page} turns a request into values and what was submitted into acts of
 * {@link io.github.peerfire.openfire.operation.Operations}; a template without logic turns the values into HTML and
 * escapes each of them; {@code PageServlet} does what all pages have in common: who may come, tokens, headers,
 * languages.
 */
package io.github.peerfire.openfire.web;
