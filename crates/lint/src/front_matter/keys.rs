//! The keys of front matter that are for other tools.

use crate::words::Table;

/// Keys of the generators that also make sites of such pages (Jekyll and its themes, Hugo, Zola, Hexo, Eleventy, Astro,
/// Docusaurus, MkDocs, Middleman), and what pages of jobs say beside the facts of a vacancy; in small letters, their words
/// joined. Those tools check them.
pub(super) static OTHER_KEYS: Table = Table::of(
    "abbrlink, address, anchor, archived, aside, author, authors, background, backgroundcolor, banner, bannerimage, \
     benefits, bigimg, bodyclass, breadcrumb, breadcrumbs, build, canonical, canonicalpath, canonicalurl, cascade, \
     categories, category, changefreq, class, classes, classname, collection, collections, color, comments, company, \
     companyurl, contenttype, copyright, cover, created, createdat, css, cta, current, customediturl, data, \
     discipline, draft, draftof, duties, editlink, editurl, eleventycomputed, eleventyexcludefromcollections, \
     eleventynavigation, employer, enddate, excerpt, excerptseparator, excludefromsitemap, experience, extra, \
     extracss, extrajs, featured, featuredimage, featureimage, field, footer, function, generatefeeds, googlebot, \
     grade, graphic, haschildren, hastoc, head, header, headerimage, headerimg, headless, hero, hidden, hide, \
     hidetableofcontents, hidetitle, highlight, hiringmanager, i18n, icon, id, image, images, imagetitle, index, \
     indexable, indexed, industry, inmenu, insertanchorlinks, intro, iscjklanguage, isdraft, jobsorting, jobtitle, \
     js, katex, keywords, kind, langref, lastmod, lastmodifiedat, lastupdate, lead, level, licence, license, link, \
     links, linktitle, listed, locale, logo, logourl, lunr, manager, markup, math, mathjax, menu, menus, mermaid, \
     meta, metadata, metadescription, metarobots, metatitle, mode, modified, nav, navexclude, navigation, navorder, \
     navtitle, nicetohave, noindex, nolist, noreward, notoc, ogdescription, ogimage, ogimagepath, ogtitle, \
     order, organisation, organization, outline, outputs, owner, owners, pageclass, pagetemplate, paginateby, \
     pagination, paginationnext, paginationprev, params, parent, password, path, perks, permalink, phone, position, \
     post, postalcode, posttype, prev, priority, publish, publishdate, published, qualifications, rank, rate, \
     readingtime, redirect, redirectfrom, redirects, redirectto, ref, renderwithliquid, reportsto, requirements, \
     resources, responsibilities, reviewed, reviewers, robots, robotsnoindex, role, roles, scripts, search, \
     searchexclude, section, sections, seniority, seo, series, share, sidebar, sidebarclassname, sidebarlabel, \
     sidebarposition, sitemap, sitemapexclude, skills, sort, sorting, sortorder, source, start, startdate, sticky, \
     styles, stylesheets, subtitle, suppressheader, tag, tagline, tags, tasks, taxonomies, team, teams, template, \
     theme, thumbnail, toc, tocmaxheadinglevel, tocminheadinglevel, top, translationkey, translations, twittercard, \
     twitterimage, twitterimagepath, twittertitle, unlisted, unpublishdate, updated, updatedat, updateddate, url, \
     version, videos, weight, wordcount",
);

/// What other keys of such tools begin with: pictures for networks, and what is for the site's own templates.
pub(super) const OTHER_PREFIXES: [&str; 6] = ["og_", "og:", "twitter", "meta_", "sidebar", "_"];
