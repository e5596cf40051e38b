/** The product's sign: a boat that lies level, its sails in balance. */
export const BrandSign = ({ size }: { readonly size: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <rect width="24" height="24" rx="5" fill="#0f6e84" />
    <path d="M11.1 5v7.2H5.6zM12.9 5v7.2h5.5z" fill="#ffffff" opacity="0.9" />
    <path d="M4 14h16l-2.1 3.6a1.6 1.6 0 0 1-1.4.8h-9a1.6 1.6 0 0 1-1.4-.8z" fill="#ffffff" />
    <path d="M12 18.4v2.4" stroke="#ffffff" strokeWidth="1.8" strokeLinecap="round" />
  </svg>
)

export const BrandMark = () => (
  <span className="brand" translate="no">
    <BrandSign size={24} />
    <span>Evenkeel</span>
    <span className="brand-chinese" lang="zh-CN">
      衡舟
    </span>
  </span>
)
