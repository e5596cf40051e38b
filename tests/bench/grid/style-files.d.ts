/** Style sheets that a page of the measurements brings along. */
declare module '*.css'
