package io.github.peerfire.testbed.openfire.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletResponse;
import org.dom4j.Element;
import org.jivesoftware.admin.AdminConsole;

/**
 * Puts pages into a frame with the console's menu, as Openfire does: of a page's head everything, its title also as a
 * heading, and its body.
 */
public final class ConsoleFrame implements Filter {
    private static final Pattern PAGE =
            Pattern.compile("<head>(.*?<title>(.*?)</title>.*?)</head>\\s*<body>(.*)</body>", Pattern.DOTALL);
    private static final Pattern PAGE_ID = Pattern.compile("<meta name=\"pageID\" content=\"([^\"]*)\">");

    /** Made by Jetty. */
    public ConsoleFrame() {
    }

    @Override
    public void init(FilterConfig configuration) {
    }

    @Override
    public void destroy() {
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        KeptResponse kept = new KeptResponse((HttpServletResponse) response);
        chain.doFilter(request, kept);
        byte[] content = kept.content();
        String type = response.getContentType();
        if (type != null && type.startsWith("text/html")) {
            Matcher page = PAGE.matcher(new String(content, StandardCharsets.UTF_8));
            content = page.find() ? frame(page).getBytes(StandardCharsets.UTF_8) : content;
        }
        if (content.length > 0) {
            response.getOutputStream().write(content);
        }
    }

    private static String frame(Matcher page) {
        Matcher id = PAGE_ID.matcher(page.group(1));
        Element item = id.find() ? AdminConsole.getElemnetByID(id.group(1)) : null;
        Element tab = item == null ? null : item.getParent().getParent();
        return "<!DOCTYPE html>\n<html>\n<head>\n<link rel=\"stylesheet\" href=\"/style/global.css\">\n"
                + page.group(1).replaceFirst("<title>", "<title>Openfire Admin Console: ")
                + "</head>\n<body id=\"jive-body\">\n<div id=\"main\"><div id=\"jive-header\">"
                + "<div id=\"jive-logo\">Openfire</div>"
                + "<div id=\"jive-nav\">" + links(AdminConsole.getModel().elements("tab"), tab) + "</div></div>\n"
                + "<table id=\"jive-main\"><tr><td><div id=\"jive-sidebar\">" + sidebars(tab, item) + "</div></td>\n"
                + "<td id=\"jive-content\"><h1>" + page.group(2) + "</h1><div id=\"jive-main-content\">" + page.group(3)
                + "</div></td></tr></table></div>\n</body></html>";
    }

    private static String sidebars(Element tab, Element current) {
        StringBuilder all = new StringBuilder();
        if (tab != null) {
            for (Object sidebar : tab.elements("sidebar")) {
                all.append("<div class=\"category\">").append(text((Element) sidebar, "name")).append("</div>")
                        .append(links(((Element) sidebar).elements("item"), current));
            }
        }
        return all.toString();
    }

    private static String links(List<?> entries, Element current) {
        StringBuilder all = new StringBuilder("<ul>");
        for (Object each : entries) {
            Element entry = (Element) each;
            String description = text(entry, "description");
            all.append(entry == current ? "<li class=\"currentlink\">" : "<li>").append("<a href=\"/")
                    .append(entry.attributeValue("url")).append("\" title=\"").append(description)
                    .append("\" onmouseover=\"self.status='").append(description).append("';return true;\">")
                    .append(text(entry, "name")).append("</a></li>");
        }
        return all.append("</ul>").toString();
    }

    private static String text(Element entry, String attribute) {
        String text = AdminConsole.getAdminText(entry.attributeValue(attribute), entry.attributeValue("plugin"));
        return text == null ? "" : text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
