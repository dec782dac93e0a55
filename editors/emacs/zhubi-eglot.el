;;; zhubi-eglot.el --- Zhubi with eglot  -*- lexical-binding: t; -*-

;; Put this file on the load path and (require 'zhubi-eglot); then M-x eglot in a draft.

(require 'eglot)

(add-to-list 'eglot-server-programs '((markdown-mode text-mode) . ("zhubi" "lsp")))

;; eglot 1.17 (Emacs 30.1) leaves the bytes of a Chinese file name undecoded and then finds no buffer for its
;; diagnostics.  Only a name that still holds raw bytes is touched.
(defun zhubi-eglot-decode-path (path)
  "Decode raw bytes in PATH as UTF-8."
  (if (and (stringp path) (string-match-p "[\x3fff80-\x3fffff]" path))
      (decode-coding-string (encode-coding-string path 'raw-text t) 'utf-8)
    path))

(when (fboundp 'eglot-uri-to-path)
  (advice-add 'eglot-uri-to-path :filter-return #'zhubi-eglot-decode-path))

;; Text modes of Emacs before 30 put this key to a spelling dictionary, and so does markdown-mode, which is one of them.
(define-key eglot-mode-map (kbd "C-M-i") #'completion-at-point)

(provide 'zhubi-eglot)
;;; zhubi-eglot.el ends here
